package io.clicktrail.attribution.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.clicktrail.event.OfferId;

/** The ledger as a bookkeeper would keep it: each step of a revision once, balances from nothing but the entries. */
final class Books {

    private final Map<String, Long> balances = new HashMap<>();
    private final Set<List<Object>> known = new HashSet<>();

    static Books of(Map<OfferId, Long> deposits, Collection<Posting> postings) {
        Books books = new Books();
        deposits.forEach((offer, stars) -> books.move(Step.TOP_UP, offer, stars));
        postings.forEach(books::post);
        return books;
    }

    private void post(Posting posting) {
        var conversion = posting.conversion();
        if (known.add(List.of(conversion.id(), conversion.revision(), posting.step()))) {
            move(posting.step(), conversion.offer(), posting.stars());
        }
    }

    private void move(Step step, OfferId offer, long stars) {
        balances.merge(step.debit().of(offer.value()), -stars, Long::sum);
        balances.merge(step.credit().of(offer.value()), stars, Long::sum);
    }

    long balance(Account account, OfferId offer) {
        return balances.getOrDefault(account.of(offer.value()), 0L);
    }

    long sumOfAll() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }
}
