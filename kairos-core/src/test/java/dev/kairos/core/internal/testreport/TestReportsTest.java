package dev.kairos.core.internal.testreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.internal.testreport.TestCase.Result;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestReportsTest {

    @TempDir
    Path temp;

    @Test
    void a_report_of_surefire() {
        TestReport report = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="org.acme.TillTest" time="0.1" tests="4">
                  <properties><property name="java.version" value="17"/></properties>
                  <testcase name="adds" classname="org.acme.TillTest" time="0.01"/>
                  <testcase name="rounds" classname="org.acme.TillTest" time="0.01">
                    <failure message="expected: &lt;1247&gt; but was: &lt;1300&gt;" type="AssertionError"><![CDATA[stack]]></failure>
                    <system-out><![CDATA[much]]></system-out>
                  </testcase>
                  <testcase name="throws" classname="org.acme.TillTest"><error type="java.lang.NullPointerException"/></testcase>
                  <testcase name="later" classname="org.acme.TillTest"><skipped message="not yet"/></testcase>
                </testsuite>
                """);
        assertThat(report.cases())
                .containsExactly(
                        new TestCase("org.acme.TillTest", "adds", Result.PASSED, ""),
                        new TestCase("org.acme.TillTest", "rounds", Result.FAILED, "expected: <1247> but was: <1300>"),
                        new TestCase("org.acme.TillTest", "throws", Result.ERROR, "java.lang.NullPointerException"),
                        new TestCase("org.acme.TillTest", "later", Result.SKIPPED, "not yet"));
        assertThat(report.text(1))
                .isEqualTo("tests: 4 run, 1 failed, 1 broken, 1 skipped\n  FAILED org.acme.TillTest.rounds: "
                        + "expected: <1247> but was: <1300>\n  and 1 more");
    }

    @Test
    void a_report_of_pytest_and_one_of_jest() {
        TestReport pytest = read(
                "<testsuites name='pytest tests'><testsuite name='pytest' errors='0' failures='1' skipped='0'"
                        + " tests='1' time='0.02' hostname='h'><testcase classname='test_till' name='test_adds' time='0.001'><failure"
                        + " message=\"assert 1 == 2&#10;  + where\">def test_adds():</failure></testcase></testsuite></testsuites>");
        assertThat(pytest.cases())
                .containsExactly(new TestCase("test_till", "test_adds", Result.FAILED, "assert 1 == 2 + where"));
        TestReport jest = read("<testsuites name='jest tests' tests='2'><testsuite name='till' tests='2'><testcase"
                + " classname='till adds' name='till adds' time='0'><failure>Error: expected 1\n    at x</failure></testcase>"
                + "<testcase name='no class'/></testsuite></testsuites>");
        assertThat(jest.cases())
                .containsExactly(
                        new TestCase("till adds", "till adds", Result.FAILED, "Error: expected 1"),
                        new TestCase("till", "no class", Result.PASSED, ""));
    }

    @Test
    void nothing_outside_of_the_report_is_read() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret"), "sentinel");
        TestReport external = read("<!DOCTYPE testsuite [<!ENTITY x SYSTEM '" + secret.toUri()
                + "'>]><testsuite><testcase name='&x;a'/></testsuite>");
        assertThat(external.toString()).doesNotContain("sentinel");
        assertThat(external.problems()).hasSize(1);
        StringBuilder bomb = new StringBuilder("<!DOCTYPE testsuite [<!ENTITY a0 'aaaaaaaaaa'>");
        for (int i = 1; i < 20; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" '")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        bomb.append("]><testsuite><testcase name='x'><failure>&a19;</failure></testcase></testsuite>");
        assertThat(Assertions.assertTimeout(Duration.ofSeconds(5), () -> read(bomb.toString()))
                        .problems())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no xml", "<html/>", "<testsuite>", "<testsuite><testcase name='a'></testsuite>", "{}"})
    void what_is_no_report_is_said(String text) {
        assertThat(read(text).problems()).hasSize(1);
    }

    @Test
    void a_report_that_breaks_off_counts_up_to_there() {
        TestReport report = read("<testsuite><testcase name='a'/><testcase name='b'><fail");
        assertThat(report.cases()).hasSize(1);
        assertThat(report.problems()).hasSize(1);
    }

    @Test
    void a_report_that_is_nested_without_end_is_refused() {
        assertThat(read("<testsuite>".repeat(100_000)).problems()).hasSize(1);
    }

    @Property(tries = 300)
    void any_text_is_read_without_a_failure(@ForAll String text) {
        read("<testsuite><testcase name='" + text + "'>" + text);
        read(text);
    }

    @Test
    void several_files_are_read_together_and_links_are_not() throws Exception {
        Path reports = Files.createDirectories(temp.resolve("m/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-a.xml"), "<testsuite><testcase name='a'/></testsuite>");
        Files.writeString(reports.resolve("TEST-b.xml"), "<testsuite><testcase name='b'/></testsuite>");
        Files.writeString(temp.resolve("outside.xml"), "<testsuite><testcase name='c'/></testsuite>");
        Files.createSymbolicLink(reports.resolve("TEST-c.xml"), temp.resolve("outside.xml"));
        TestReport report =
                new ReportFiles(temp, List.of("**/target/surefire-reports/TEST-*.xml")).since(Instant.EPOCH);
        assertThat(report.cases()).extracting(TestCase::name).containsExactly("a", "b");
    }

    private static TestReport read(String xml) {
        return TestReports.read("r.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
