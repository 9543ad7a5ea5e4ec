namespace Engine.Sip.Wire.Headers;

public enum UriScheme : byte
{
    /// <summary>Not sip, sips or tel: kept opaque.</summary>
    Other,
    Sip,
    Sips,
    Tel,
}
