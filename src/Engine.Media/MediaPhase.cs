namespace Engine.Media;

/// <summary>How far the call is, which decides whether our sound may leave (EM-02).</summary>
public enum MediaPhase
{
    /// <summary>A 18x with SDP: receive and measure, send nothing but one packet to open a NAT if the trunk wants it.</summary>
    Early,

    /// <summary>A 2xx: prompts and silence flow.</summary>
    Answered,
}
