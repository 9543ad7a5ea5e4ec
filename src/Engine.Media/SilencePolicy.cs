namespace Engine.Media;

/// <summary>How silence is sent while nothing plays (RTP-13).</summary>
public enum SilencePolicy
{
    /// <summary>Silence frames in the usual rhythm; the safe choice with carriers that time out.</summary>
    Continuous,

    /// <summary>One comfort noise packet at the start of a pause and each second after (RFC 3389), if it was negotiated.</summary>
    ComfortNoise,

    /// <summary>One silence packet every five seconds.</summary>
    KeepAlive,
}
