using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Methods;

/// <summary>The answers that depend on the method alone (DLG-07): we are no server, registrar or presence agent.</summary>
internal static class Refusals
{
    /// <summary>Status and phrase. 200 is for OPTIONS.</summary>
    internal static (int Status, string Phrase) Of(SipMethod method, bool inDialog) => method switch
    {
        SipMethod.Options => (200, "OK"),
        SipMethod.Refer => (603, "Decline"),
        SipMethod.Message or SipMethod.Subscribe or SipMethod.Publish or SipMethod.Register => (405, "Method Not Allowed"),
        SipMethod.Other => (501, "Not Implemented"),
        SipMethod.Invite when !inDialog => (403, "Forbidden"),

        // NOTIFY without our subscription, PRACK without a reliable response, and any method that needs a dialog and has none.
        _ => (481, "Call/Transaction Does Not Exist"),
    };
}
