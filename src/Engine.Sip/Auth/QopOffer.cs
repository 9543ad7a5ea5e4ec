namespace Engine.Sip.Auth;

/// <summary>The qop values of a challenge (RFC 7616 §3.3).</summary>
[Flags]
public enum QopOffer : byte
{
    /// <summary>No qop: the old form of RFC 2069.</summary>
    Absent = 0,
    /// <summary>There is a qop parameter; alone, it names nothing we know and the challenge cannot be answered.</summary>
    Unknown = 1,
    Auth = 2,
    AuthInt = 4,
}
