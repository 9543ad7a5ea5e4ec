namespace Engine.Media.Sdp;

/// <summary>Why a body is not a session description we can use. Anything milder is skipped (SDP-01).</summary>
public enum SdpFault
{
    /// <summary>It was read.</summary>
    None,

    /// <summary>Longer than <see cref="SessionDescription.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>Neither a version nor a media line.</summary>
    NotSdp,

    /// <summary>More than <see cref="SessionDescription.MaxMedia"/> sections.</summary>
    TooManyMedia,

    /// <summary>More than <see cref="SessionDescription.MaxFormats"/> formats on a line.</summary>
    TooManyFormats,

    /// <summary>An <c>m=</c> line without kind, port, transport and format.</summary>
    BadMediaLine,
}
