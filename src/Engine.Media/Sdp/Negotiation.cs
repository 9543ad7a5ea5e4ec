namespace Engine.Media.Sdp;

/// <summary>The outcome of reading an answer, or of answering an offer.</summary>
public abstract record Negotiation
{
    private Negotiation()
    {
    }

    /// <summary>Media agreed. <paramref name="AnswerBody"/> is our answer when we answered, empty when we had offered.</summary>
    public sealed record Agreed(NegotiatedMedia Media, ReadOnlyMemory<byte> AnswerBody) : Negotiation;

    /// <summary>Not agreed; an earlier agreement stays as it is.</summary>
    public sealed record Refused(NegotiationFault Fault, string Detail) : Negotiation;
}
