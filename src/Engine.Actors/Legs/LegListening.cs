using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Media.Voice;
using Engine.Ports.Calls;
using Engine.Ports.Speech;

namespace Engine.Actors.Legs;

/// <summary>
/// Plays the prompts of a step, hears one utterance and has it recognised. There is no barge-in: the prompts are played to their end. The ear
/// is open all the while, so that an answer which begins during the last words counts from its beginning; talk that is over when the prompts
/// are does not. The tap is emptied by a timer in the leg's turns, so nothing waits on a media thread.
/// </summary>
internal sealed class LegListening(LegLine line, LegSound sound, ISpeechRecognizer recognizer, InteractionEffect.Listen order) : ILegInput, IDisposable
{
    /// <summary>What a menu hears when there was speech but no words: not empty, because somebody did speak.</summary>
    public const string Unclear = "[unclear]";

    private const int SampleRateHz = 8000;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(60);

    /// <summary>A menu's answer is a few words: after that much silence it is complete, whatever the wait for its beginning may be.</summary>
    private static readonly TimeSpan MenuEndSilence = TimeSpan.FromSeconds(1);

    /// <summary>Speech that began earlier than this before the prompts' end may be their echo or talk over them: it must go on after it.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(500);

    /// <summary>How long such speech must go on.</summary>
    private static readonly TimeSpan GoesOn = TimeSpan.FromMilliseconds(300);

    /// <summary>Speech under way for longer than this is taken from the prompts' end only.</summary>
    private static readonly TimeSpan LongestLead = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<short> _read = [];
    private readonly SpeechEndpointer _endpointer = new(new EndpointConfig
    {
        EndSilence = order.Rules.Hints.Count > 0 && SilenceOf(order) > MenuEndSilence ? MenuEndSilence : SilenceOf(order),
        MaxSpeech = TimeSpan.FromSeconds(order.Rules.MaxSpeechSeconds),
    });

    private ICallTap? _tap;
    private long? _promptsOver;
    private TimeSpan _began;

    public long Token => order.Token;

    public void Begin() => line.Pipe(
        recognizer.CheckAsync(line.AccountId, order.Rules.Language, _stop.Token),
        fault => new Checked(fault),
        _ => new Checked(SpeechFault.EngineFailed));

    /// <summary>Keys mean nothing to a step that listens.</summary>
    public void OnKey(char key)
    {
    }

    public void On(object message)
    {
        switch (message)
        {
            case Checked { Fault: { } fault }: Fail(ReasonOf(fault)); break;
            case Checked: Open(); break;
            case Tick: Hear(); break;
            case Recognised { Result: RecognitionResult.Heard m }: Answer(m.Text); break;
            case Recognised { Result: RecognitionResult.Unclear }: Answer(order.Rules.Hints.Count > 0 ? Unclear : null); break;
            case Recognised { Result: RecognitionResult.Refused m }: Fail(ReasonOf(m.Fault)); break;
        }
    }

    public void Stop()
    {
        _stop.Cancel();
        Dispose();
        sound.StopAll();
    }

    public void Dispose()
    {
        Close();
        _stop.Dispose();
    }

    private void Open()
    {
        if (!line.IsUp)
        {
            Fail("media_failed");
            return;
        }

        _tap = line.Call!.Tap();
        line.Later(new Tick(), Pace);
        sound.PlayAll(order.Prompts, PromptsOver, why => Fail(why.Reason, why.Detail));
    }

    private void PromptsOver()
    {
        _promptsOver = line.Timestamp;
        Take();
        if (_endpointer.At == SpeechEndpointer.Phase.Speaking && _endpointer.Silence < GoesOn && _endpointer.SinceStart <= LongestLead)
        {
            _began = _endpointer.SinceStart;
        }
        else if (_endpointer.At != SpeechEndpointer.Phase.Waiting && _endpointer.SinceStart > Lead)
        {
            _endpointer.StartAfresh();
        }
    }

    private void Hear()
    {
        Take();
        if (_promptsOver is null)
        {
            if (_endpointer.At == SpeechEndpointer.Phase.Ended)
            {
                _endpointer.StartAfresh();
            }
        }
        else if (_endpointer.At == SpeechEndpointer.Phase.Ended)
        {
            Ended();
            return;
        }
        else if (_endpointer.At == SpeechEndpointer.Phase.Waiting && line.Since(_promptsOver.Value) >= SilenceOf(order))
        {
            Answer(null);
            return;
        }

        line.Later(new Tick(), Pace);
    }

    private void Take()
    {
        _read.Clear();
        _tap?.Read(_read);
        _endpointer.Push(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_read));
    }

    private void Ended()
    {
        if (_began > Lead && _endpointer.Speech < _began + GoesOn)
        {
            _began = TimeSpan.Zero;
            _endpointer.StartAfresh();
            line.Later(new Tick(), Pace);
            return;
        }

        Close();
        var utterance = new PcmClip(_endpointer.Utterance(), SampleRateHz);
        var request = new RecognitionRequest(line.AccountId, order.Rules.Language, utterance, order.Rules.Hints, order.Rules.Sensitive);
        line.Pipe(
            recognizer.RecognizeAsync(request, _stop.Token),
            result => new Recognised(result),
            cause => new Recognised(new RecognitionResult.Refused(SpeechFault.EngineFailed, cause.GetType().Name)));
    }

    private void Answer(string? text)
    {
        Dispose();
        line.Answer(new InteractionCommand.SpeechHeard(line.Now, order.Token, text));
    }

    private void Fail(string reason, string? detail = null)
    {
        Dispose();
        sound.StopAll();
        line.Answer(new InteractionCommand.EffectFailed(line.Now, order.Token, reason) { Detail = detail });
    }

    private void Close()
    {
        _tap?.Dispose();
        _tap = null;
    }

    private static TimeSpan SilenceOf(InteractionEffect.Listen order) => TimeSpan.FromSeconds(order.Rules.SilenceSeconds);

    private static string ReasonOf(SpeechFault fault) => fault switch
    {
        SpeechFault.NoEngine => "speech_not_available",
        SpeechFault.UnsupportedLanguage => "speech_language_unsupported",
        SpeechFault.TimedOut => "speech_timed_out",
        _ => "speech_failed",
    };

    private sealed record Checked(SpeechFault? Fault);

    private sealed record Tick;

    private sealed record Recognised(RecognitionResult Result);
}
