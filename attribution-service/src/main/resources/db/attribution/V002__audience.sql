-- Offers ordered before there was a choice: everybody may come, as often as they like.
update offer
   set terms = '{"audience": {"countries": [], "once": false}, "share_clicks": 1}'::jsonb || terms;
