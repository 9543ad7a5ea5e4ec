namespace Engine.Ports.Outbound;

/// <summary>Why there is no answer.</summary>
public enum OutboundFault
{
    /// <summary>The URL cannot be used: not absolute, not http(s), with user and password, a zone id, bad characters.</summary>
    TargetInvalid,

    /// <summary>The target, or a redirect to it, is an address or port this server does not let requests go to.</summary>
    TargetRefused,

    /// <summary>A header or method of the request may not be sent.</summary>
    RequestInvalid,

    /// <summary>The host name has no address.</summary>
    Unresolved,

    /// <summary>No connection, or it broke before the answer began.</summary>
    Unreachable,

    /// <summary>The certificate is not valid for the host, or TLS failed.</summary>
    TlsFailed,

    /// <summary>Body or headers exceed their cap.</summary>
    AnswerTooLarge,

    /// <summary>The answer is no HTTP, broke off, or cannot be decompressed.</summary>
    AnswerUnreadable,

    /// <summary>More redirects than the request follows.</summary>
    TooManyRedirects,

    /// <summary>This server has as many requests under way as it may.</summary>
    Busy,
}

/// <summary>The snake_case reason of each fault, for reports and answers.</summary>
public static class OutboundReasons
{
    public static string Reason(this OutboundFault fault) => fault switch
    {
        OutboundFault.TargetInvalid => "target_invalid",
        OutboundFault.TargetRefused => "target_refused",
        OutboundFault.RequestInvalid => "request_invalid",
        OutboundFault.Unresolved => "unresolved",
        OutboundFault.Unreachable => "unreachable",
        OutboundFault.TlsFailed => "tls_failed",
        OutboundFault.AnswerTooLarge => "answer_too_large",
        OutboundFault.AnswerUnreadable => "answer_unreadable",
        OutboundFault.TooManyRedirects => "too_many_redirects",
        OutboundFault.Busy => "busy",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "A fault without a reason."),
    };
}
