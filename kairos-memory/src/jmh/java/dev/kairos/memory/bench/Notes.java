package dev.kairos.memory.bench;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Short notes of 8 to 40 words in conversations of twenty, always the same ones: words of two to four syllables out of twenty
 * thousand, the n-th commonest as often as one n-th of the commonest, as in real text.
 */
final class Notes {
    private static final int WORDS = 20_000;
    private static final int SESSION = 20;
    private static final String CONSONANTS = "bdfgklmnprtv";
    private static final String VOWELS = "aeiou";
    private static final ZonedDateTime START = ZonedDateTime.of(2025, 1, 1, 8, 0, 0, 0, ZoneOffset.UTC);

    private final Random random = new Random(7);
    private final String[] words = new String[WORDS];
    private final double[] shares = new double[WORDS];
    private final List<String> texts = new ArrayList<>();

    Notes(int count) {
        Set<String> all = new LinkedHashSet<>();
        while (all.size() < WORDS) {
            all.add(word());
        }
        all.toArray(words);
        double sum = 0;
        for (int i = 0; i < WORDS; i++) {
            sum += 1.0 / (i + 3);
            shares[i] = sum;
        }
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
    }

    List<String> texts() {
        return texts;
    }

    /** Five words of one of the notes, as a question would name them. */
    List<List<String>> questions(int count) {
        List<List<String>> questions = new ArrayList<>();
        while (questions.size() < count) {
            String text = texts.get(random.nextInt(texts.size())).toLowerCase(java.util.Locale.ROOT);
            Set<String> chosen = new LinkedHashSet<>();
            String[] all = text.replace(".", "").split(" ", -1);
            for (int i = 0; i < 40 && chosen.size() < 5; i++) {
                chosen.add(all[random.nextInt(all.length)]);
            }
            questions.add(List.copyOf(chosen));
        }
        return questions;
    }

    Episode episode(int i) {
        return new Episode(
                "note-" + i,
                START.plusMinutes(11L * i),
                new Episode.Speaker(speaker(i), Episode.Role.PERSON),
                new Episode.Session("talk-" + i / SESSION, Episode.Session.Kind.CHAT),
                texts.get(i),
                Origin.OWNER,
                null);
    }

    List<Episode> episodes(int from, int to) {
        List<Episode> episodes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            episodes.add(episode(i));
        }
        return episodes;
    }

    static String speaker(int i) {
        return i % 2 == 0 ? "Anna" : "Bert";
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int count = 8 + random.nextInt(33);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(drawn());
        }
        text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
        return text.append('.').toString();
    }

    private String drawn() {
        double at = random.nextDouble() * shares[WORDS - 1];
        int place = java.util.Arrays.binarySearch(shares, at);
        return words[place < 0 ? -place - 1 : place];
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                    .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return word.toString();
    }
}
