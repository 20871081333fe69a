package io.clicktrail.postback.network;

import io.clicktrail.postback.network.Network.Method;

/** One way to call a network, and how it says that it has understood. */
public record PostbackCall(PostbackTemplate template, Method method, HeaderTemplates headers, SuccessRule success) {}
