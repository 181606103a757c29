package dev.kairos.core.sensor;

import java.net.http.HttpClient;

/** The one HTTP client of all sensors, made when the first of them looks. It follows no redirects and keeps no cookies. */
final class SharedHttp {

    static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private SharedHttp() {}
}
