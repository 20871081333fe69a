package io.clicktrail.postback.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

import io.clicktrail.http.access.Grant;
import io.clicktrail.http.access.OpenPaths;
import io.clicktrail.http.access.Role;

/** Who may see the page; all that changes something is the admins'. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    OpenPaths looks() {
        return OpenPaths.of("/assets/**", "/webjars/**", "/favicon.ico");
    }

    @Bean
    Grant analystsLook() {
        return new Grant(Role.ANALYST, HttpMethod.GET, Tab.BASE + "/**");
    }

    @Bean
    Grant analystsLeave() {
        return new Grant(Role.ANALYST, HttpMethod.POST, Tab.BASE + "/logout");
    }
}
