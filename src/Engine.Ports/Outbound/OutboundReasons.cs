namespace Engine.Ports.Outbound;

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
