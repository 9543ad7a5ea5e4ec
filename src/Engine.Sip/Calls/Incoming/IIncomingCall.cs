namespace Engine.Sip.Calls.Incoming;

/// <summary>One incoming call of the server side. Every member may be called from any thread and returns at once.</summary>
public interface IIncomingCall
{
    /// <summary>The Call-ID.</summary>
    string CallId { get; }

    /// <summary>The Request-URI of the INVITE: what was dialled.</summary>
    string RequestUri { get; }

    /// <summary>The From URI: who calls.</summary>
    string FromUri { get; }

    /// <summary>Sends a provisional response, 101–199, with SDP or nothing.</summary>
    void Ring(int status, ReadOnlyMemory<byte> sdp = default);

    /// <summary>Sends 200 with the answer, repeated until the ACK (RFC 3261 §13.3.1.4).</summary>
    void Answer(ReadOnlyMemory<byte> sdp);

    /// <summary>Sends a final response of 300–699 with further header lines.</summary>
    void Refuse(int status, string? phrase = null, IReadOnlyList<KeyValuePair<string, string>>? headers = null);

    /// <summary>Sends an INFO while the call is up, such as a key as application/dtmf-relay; otherwise nothing.</summary>
    void Inform(string contentType, ReadOnlyMemory<byte> body);

    /// <summary>Sends BYE after an answer.</summary>
    void HangUp();
}
