namespace Engine.Sip.Wire.Headers;

/// <summary>The refresher parameter of Session-Expires; the words speak of the sender of that very request (SES-04).</summary>
public enum SessionRefresher : byte
{
    None,
    Uac,
    Uas,
}
