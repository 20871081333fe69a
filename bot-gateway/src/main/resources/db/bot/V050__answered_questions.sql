-- A question about the end of a hold is asked once, even where its conversion is told again. It is never due again.
alter table membership_question add column answered_at timestamptz;
create index membership_question_answered on membership_question (answered_at) where answered_at is not null;
