package io.clicktrail.crm.hook;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.crm.form.HookBody;
import io.clicktrail.crm.form.HookBody.Fields;
import io.clicktrail.crm.form.HookBody.Flawed;
import io.clicktrail.crm.form.HookForm;
import io.clicktrail.crm.form.HookNode;
import io.clicktrail.crm.form.PlainText;

/**
 * From the bytes of a hook to the changes of stage in it. Only {@code leads[status]} tells of them: {@code leads[update]}
 * comes beside it for the same change, and for much else.
 */
final class HookReader {

    private static final int LONGEST_SUBDOMAIN = 100;

    private final Set<String> accounts;
    private final ChangeReader changes;

    /** @param accounts subdomains of the accounts that are ours, in lower case; empty: any */
    HookReader(Set<String> accounts, ChangeReader changes) {
        this.accounts = Set.copyOf(accounts);
        this.changes = changes;
    }

    Reading read(RawHook hook) {
        return switch (HookForm.parse(hook.body().bytes())) {
            case Fields fields -> read(fields.root(), hook);
            case Flawed flawed -> Reading.flawed(Reason.of(flawed.flaw()));
        };
    }

    /** What keeps the hooks of a lead in order on their way, or null where the body does not show it. */
    static @Nullable String orderKey(HookBody body) {
        String account = accountOf(body.root());
        HookNode lead = body.root().child("leads").first().first();
        Long id = Numbers.id(lead.text("id"));
        return account == null || id == null ? null : account + ":" + id;
    }

    private Reading read(HookNode root, RawHook hook) {
        String account = accountOf(root);
        if (account == null) {
            return Reading.flawed(Reason.NO_ACCOUNT);
        }
        if (!accounts.isEmpty() && !accounts.contains(account)) {
            return Reading.flawed(Reason.FOREIGN_ACCOUNT);
        }
        HookNode status = root.child("leads").child("status");
        return status.children().isEmpty()
                ? Reading.of(List.of(), Reason.NO_STATUS_CHANGE)
                : changes.read(status, account, hook);
    }

    private static @Nullable String accountOf(HookNode root) {
        String subdomain = PlainText.of(root.child("account").text("subdomain"), LONGEST_SUBDOMAIN);
        return subdomain == null ? null : subdomain.toLowerCase(Locale.ROOT);
    }
}
