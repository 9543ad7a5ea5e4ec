using System.Text;
using Engine.Sip.Outcomes;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>The measurements and responses of one attempt, from which its result is made. Times are ticks of the agent's clock, null when it did not happen.</summary>
internal sealed class CallFacts
{
    internal long InvitedAt { get; set; }

    internal long? RangAt { get; set; }

    internal long? AnsweredAt { get; set; }

    internal long? CancelledAt { get; set; }

    internal int Invites { get; set; }

    internal CancelCause? Cancel { get; set; }

    internal HangUpCause? HangUp { get; set; }

    /// <summary>Q.850 cause of the call this one was bridged with.</summary>
    internal int? PassedOn { get; set; }

    internal HangUpSide? Side { get; set; }

    internal bool AnsweredAfterCancel { get; set; }

    internal int? Status { get; set; }

    internal string Phrase { get; set; } = "";

    internal ReasonValues Reason { get; set; }

    internal TimeSpan? RetryAfter { get; set; }

    /// <summary>What a trunk override said of the final response.</summary>
    internal Outcome? Overridden { get; set; }

    /// <summary>Credentials were given and the answer was 403 (AUTH-11).</summary>
    internal bool RefusedWithCredentials { get; set; }

    internal bool Refine603 { get; set; }

    /// <summary>The final response could not be parsed (MSG-16).</summary>
    internal bool Unreadable { get; set; }

    /// <summary>A value of the plan or the settings was refused, so that the latest INVITE was never written: our own fault, told as the 400 it would have earned.</summary>
    internal bool Unwritten { get; set; }

    internal WireEvidence Evidence { get; set; } = new();

    /// <summary>Whom the final response names for redress; counts when a network blocked the call.</summary>
    internal RedressContact? Redress { get; set; }

    internal bool Rang => RangAt is not null;

    /// <summary>From the INVITE to the first sign of ringing, milliseconds; null when nothing rang.</summary>
    internal long? PostDialDelayMs => (RangAt - InvitedAt) / TimeSpan.TicksPerMillisecond;

    /// <summary>Notes the cause that a 18x gives: when nothing final follows, it is all that the carrier said (ID-12).</summary>
    internal void ReadProgress(SipMessage response)
    {
        if (response.StatusCode < 180 || !response.Has(HeaderId.Reason))
        {
            return;
        }

        var reason = ReasonValues.Read(response);
        if (reason != default)
        {
            Evidence = Evidence with { Progress = new ProgressCause(response.StatusCode, reason.Q850, reason.SipCause, reason.Text) { Location = reason.Location } };
        }
    }

    /// <summary>Reads the 2xx that counts.</summary>
    internal void ReadSuccess(SipMessage response)
    {
        Status = response.StatusCode;
        Phrase = Encoding.UTF8.GetString(response.ReasonPhrase);

        // A refusal that was mended may have given one.
        Reason = default;
        Redress = null;
    }

    /// <summary>Reads a final response that is no 2xx.</summary>
    internal void ReadFinal(SipMessage response)
    {
        Status = response.StatusCode;
        Unreadable = response.IsUnreadable;
        Phrase = Encoding.UTF8.GetString(response.ReasonPhrase);
        Reason = ReasonValues.Read(response);
        Redress = Status is 603 or 608 || Reason.Analytics is not null ? RedressReader.Read(response, Reason.Analytics ?? Reason.Text) : null;
        if (Wire.Headers.RetryAfter.TryRead(response.Value(HeaderId.RetryAfter), out var retry))
        {
            RetryAfter = retry.Honoured;
        }
    }
}
