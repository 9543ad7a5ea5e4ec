namespace Engine.Sip.Calls.Incoming;

/// <summary>Reason phrases of the statuses we send ourselves (RFC 3261 §21). A phrase is for people; programs read the class of the status.</summary>
internal static class Phrases
{
    internal static string Of(int status) => status switch
    {
        180 => "Ringing",
        181 => "Call Is Being Forwarded",
        182 => "Queued",
        183 => "Session Progress",
        200 => "OK",
        403 => "Forbidden",
        404 => "Not Found",
        480 => "Temporarily Unavailable",
        486 => "Busy Here",
        488 => "Not Acceptable Here",
        500 => "Server Internal Error",
        503 => "Service Unavailable",
        600 => "Busy Everywhere",
        603 => "Decline",
        604 => "Does Not Exist Anywhere",
        < 200 => "Progress",
        < 400 => "Redirected",
        < 500 => "Request Failure",
        < 600 => "Server Failure",
        _ => "Global Failure",
    };
}
