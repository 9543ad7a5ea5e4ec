namespace Engine.Media.Voice;

/// <summary>
/// Finds the one utterance in a stream of 8 kHz sound, frame by frame. Its only clock is the number of samples it was given. Not thread-safe.
/// </summary>
public sealed class SpeechEndpointer(EndpointConfig config)
{
    private const int SamplesPerMs = 8;

    private readonly VoiceDetector _detector = new();
    private readonly List<short> _kept = [];
    private readonly List<short> _pending = [];
    private int _speechFrames;
    private int _startAt = -1;
    private int _lastSpeechEnd;

    /// <summary>Where the endpointer stands.</summary>
    public enum Phase
    {
        /// <summary>Nobody has spoken yet.</summary>
        Waiting,

        /// <summary>Somebody speaks, or paused less than the end silence.</summary>
        Speaking,

        /// <summary>The utterance is complete; further sound is ignored.</summary>
        Ended,
    }

    public Phase At { get; private set; }

    /// <summary>How long ago the speech began; zero before it does.</summary>
    public TimeSpan SinceStart => At == Phase.Waiting ? TimeSpan.Zero : Span(_kept.Count - _startAt);

    /// <summary>How long the silence has lasted.</summary>
    public TimeSpan Silence => Span(_kept.Count - _lastSpeechEnd);

    /// <summary>How long speech lasted, pauses included; zero when there was none.</summary>
    public TimeSpan Speech => At == Phase.Waiting ? TimeSpan.Zero : Span(_lastSpeechEnd - _startAt);

    /// <summary>Takes sound of any length.</summary>
    public void Push(ReadOnlySpan<short> samples)
    {
        foreach (var sample in samples)
        {
            _pending.Add(sample);
            if (_pending.Count == VoiceDetector.FrameSamples)
            {
                if (At != Phase.Ended)
                {
                    Frame();
                }

                _pending.Clear();
            }
        }
    }

    /// <summary>The utterance with the sound just before and after it; empty when nobody spoke.</summary>
    public short[] Utterance()
    {
        if (At == Phase.Waiting)
        {
            return [];
        }

        var from = Math.Max(0, _startAt - Samples(config.PreRoll));
        var to = Math.Min(_kept.Count, _lastSpeechEnd + Samples(config.PostRoll));
        return [.. _kept[from..to]];
    }

    /// <summary>Forgets the speech so far, as if the sound had begun now.</summary>
    public void StartAfresh()
    {
        (At, _speechFrames, _startAt) = (Phase.Waiting, 0, -1);
        _lastSpeechEnd = _kept.Count;
    }

    private void Frame()
    {
        var frameStart = _kept.Count;
        var probability = _detector.Process(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pending));
        _kept.AddRange(_pending);
        if (At == Phase.Waiting)
        {
            Wait(probability, frameStart);
        }
        else
        {
            Follow(probability);
        }
    }

    private void Wait(float probability, int frameStart)
    {
        if (probability < config.StartAbove)
        {
            _speechFrames = 0;
            Forget();
            return;
        }

        _startAt = _speechFrames++ == 0 ? frameStart : _startAt;
        if (Span(_kept.Count - _startAt) >= config.ShortestStart)
        {
            At = Phase.Speaking;
            _lastSpeechEnd = _kept.Count;
        }
    }

    private void Follow(float probability)
    {
        _lastSpeechEnd = probability >= config.StayAbove ? _kept.Count : _lastSpeechEnd;
        if (Span(_kept.Count - _lastSpeechEnd) >= config.EndSilence || Span(_kept.Count - _startAt) >= config.MaxSpeech)
        {
            At = Phase.Ended;
        }
    }

    /// <summary>While nobody speaks, no more than the pre-roll has to be kept.</summary>
    private void Forget()
    {
        var spare = _kept.Count - Samples(config.PreRoll) - VoiceDetector.FrameSamples;
        if (spare > Samples(config.PreRoll))
        {
            _kept.RemoveRange(0, spare);
            _lastSpeechEnd -= spare;
        }
    }

    private static TimeSpan Span(int samples) => TimeSpan.FromMilliseconds((double)samples / SamplesPerMs);

    private static int Samples(TimeSpan span) => (int)(span.TotalMilliseconds * SamplesPerMs);
}
