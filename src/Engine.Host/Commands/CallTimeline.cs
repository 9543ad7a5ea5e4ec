using System.CommandLine;
using System.Globalization;
using System.Threading.Channels;
using Engine.Media.Prompts;
using Engine.Ports.Calls;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary>Places a call, plays the prompt once it is answered, hangs up, and prints a line for everything that happens.</summary>
internal sealed class CallTimeline(ParseResult parsed, bool json, TimeProvider time) : ICallEvents
{
    private const long PlaybackId = 1;

    private readonly Channel<CallEvent> _events = Channel.CreateUnbounded<CallEvent>();
    private readonly List<Line> _lines = [];
    private readonly DateTimeOffset _start = time.GetUtcNow();

    public void On(CallEvent happened) => _events.Writer.TryWrite(happened);

    /// <returns>Whether the call was answered.</returns>
    public async Task<bool> FollowAsync(ICallPort port, CallRequest request, EncodedPrompt prompt, CancellationToken cancellation)
    {
        var reservation = port.Reserve(request, this);
        if (reservation is CallReservation.Refused refused)
        {
            Note(_start, "refused", refused.Failure.Reason);
            return Finish(answered: false);
        }

        var call = ((CallReservation.Reserved)reservation).Call;
        Note(_start, "invite", $"{request.To} from {request.From} over {request.Trunk.Name} ({request.Destination}), Call-ID {call.Dial.CallId}");
        call.Place();
        using var stop = cancellation.Register(() => call.Cancel(CancelCause.Caller));
        var answered = false;
        await foreach (var now in _events.Reader.ReadAllAsync(CancellationToken.None))
        {
            answered |= now is CallEvent.Answered;
            if (React(now, call, prompt))
            {
                break;
            }
        }

        return Finish(answered);
    }

    /// <returns>True when the call is over.</returns>
    private bool React(CallEvent now, ICall call, EncodedPrompt prompt)
    {
        switch (now)
        {
            case CallEvent.Ringing ringing:
                Note(now.At, "ringing", ringing.SipStatus.ToString(CultureInfo.InvariantCulture));
                return false;
            case CallEvent.Answered:
                Note(now.At, "answered", "speaking");
                call.Play(PlaybackId, prompt);
                return false;
            case CallEvent.PlaybackEnded playback:
                Note(now.At, "played", string.Create(CultureInfo.InvariantCulture, $"{playback.PlayedMs} of {playback.TotalMs} ms"));
                call.HangUp();
                return false;
            case CallEvent.Digit digit:
                Note(now.At, "key", digit.Key.ToString());
                return false;
            case CallEvent.Failed failed:
                var failure = failed.Failure;
                Note(now.At, "failed", $"{failure.Reason} ({failure.Party}) {failure.SipStatus} {failure.SipPhrase}".TrimEnd());
                return true;
            case CallEvent.HungUp ended:
                Note(now.At, "ended", $"{ended.Reason} ({ended.AtFault ?? ended.Side})");
                return true;
            default:
                throw new InvalidOperationException($"Unknown event {now.GetType().Name}.");
        }
    }

    private void Note(DateTimeOffset at, string what, string detail) => Print(new Line((long)(at - _start).TotalMilliseconds, what, detail));

    private void Print(Line line)
    {
        _lines.Add(line);
        if (!json)
        {
            CommandOutput.Console(parsed).MarkupLine($"[dim]{line.AtMs,7} ms[/]  [bold]{line.What,-9}[/] {Markup.Escape(line.Detail)}");
        }
    }

    private bool Finish(bool answered)
    {
        if (json)
        {
            CommandOutput.Json(parsed, new Result(answered, _lines));
        }

        return answered;
    }

    /// <summary>One thing that happened.</summary>
    /// <param name="AtMs">Milliseconds since the call was begun.</param>
    internal sealed record Line(long AtMs, string What, string Detail);

    internal sealed record Result(bool Answered, IReadOnlyList<Line> Timeline);
}
