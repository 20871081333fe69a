package io.clicktrail.attribution.whatif;

import java.util.List;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.attribution.fact.FactStore;
import io.clicktrail.attribution.fact.Facts;
import io.clicktrail.attribution.fact.PersonFacts;
import io.clicktrail.event.Offer;

/**
 * Reads all facts once, some people at a time, as they stood at one moment: in one transaction that PostgreSQL itself
 * keeps from writing.
 */
@Repository
class WhatIfStore {

    private static final int PEOPLE_AT_A_TIME = 500;

    private final DatabaseClient database;
    private final FactStore facts;
    private final TransactionalOperator snapshot;

    WhatIfStore(DatabaseClient database, FactStore facts, ReactiveTransactionManager transactions) {
        this.database = database;
        this.facts = facts;
        this.snapshot = TransactionalOperator.create(transactions, readOnly());
    }

    private static TransactionDefinition readOnly() {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setReadOnly(true);
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return definition;
    }

    Mono<Report> compare(Rules rules) {
        return offers().flatMap(offers -> compare(offers, rules)).as(snapshot::transactional);
    }

    private Mono<Report> compare(List<Offer> own, Rules rules) {
        Comparison comparison = new Comparison(own, rules);
        return pageAfter(Long.MIN_VALUE)
                .expand(page -> page.isLast() ? Mono.empty() : pageAfter(page.last()))
                .doOnNext(page -> page.facts().forEach(comparison::add))
                .then(Mono.fromSupplier(comparison::report));
    }

    /** Some people and their facts. */
    private record Page(List<Long> people, List<PersonFacts> facts) {

        boolean isLast() {
            return people.size() < PEOPLE_AT_A_TIME;
        }

        long last() {
            return people.getLast();
        }
    }

    /** The facts belong to the page, so that the next people are asked for only when these have been read. */
    private Mono<Page> pageAfter(long after) {
        return peopleAfter(after).flatMap(people -> factsOf(people).map(facts -> new Page(people, facts)));
    }

    private static final String OFFERS = "select terms::text from offer order by id";

    private Mono<List<Offer>> offers() {
        return database.sql(OFFERS)
                .mapValue(String.class)
                .all()
                .map(terms -> JsonColumn.read(terms, Offer.class))
                .collectList();
    }

    /** Whoever has done something that may be credited has been met. */
    private static final String PEOPLE_AFTER = "select id from person where id > :after order by id limit :most";

    private Mono<List<Long>> peopleAfter(long after) {
        return database.sql(PEOPLE_AFTER)
                .bind("after", after)
                .bind("most", PEOPLE_AT_A_TIME)
                .mapValue(Long.class)
                .all()
                .collectList();
    }

    private Mono<List<PersonFacts>> factsOf(List<Long> people) {
        return facts.deedsOf(people)
                .filter(deeds -> !deeds.isEmpty())
                .flatMap(facts::about)
                .map(Facts::byPerson)
                .defaultIfEmpty(List.of());
    }
}
