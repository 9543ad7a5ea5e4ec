using Engine.Actors.Prompts;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports.Calls;
using Engine.Ports.Faults;

namespace Engine.Actors.Legs;

/// <summary>
/// What plays on one leg: the single sounds of the flow, reported by their own ids, and the prompts of an input, which follow each other. Used in
/// the turns of the leg's actor only.
/// </summary>
internal sealed class LegSound(LegLine line, PromptLoader prompts, ICrashPoints crashPoints)
{
    /// <summary>Prompts kept for this leg at most. Beyond it all are let go: most are in the node's cache all the same.</summary>
    private const int MaxReady = 16;

    /// <summary>Prompts that are being made ready, and the playbacks that wait for them by now.</summary>
    private readonly Dictionary<PromptSource, List<long>> _coming = [];

    /// <summary>Each for one use: a leg that kept what it has played would hold the whole talk in memory.</summary>
    private readonly Dictionary<PromptSource, EncodedPrompt> _ready = [];

    /// <summary>Made ready when nothing is waited for: the prompt that is due must not share its voice with a later one.</summary>
    private readonly Queue<PromptSource> _later = [];
    private Sequence? _sequence;
    private int _awaited;
    private long _playing;
    private long _lastOwn;

    /// <summary>Whether something plays now.</summary>
    public bool IsPlaying => _playing != 0;

    /// <summary>The prompts that were made ready before the call was placed.</summary>
    public void HaveReady(IReadOnlyDictionary<PromptSource, EncodedPrompt> first)
    {
        foreach (var (source, prompt) in first)
        {
            _ready[source] = prompt;
        }
    }

    /// <summary>Loads prompts that may be played later, as soon as whatever is to be played now has been had.</summary>
    public void MakeReady(IEnumerable<PromptSource> next)
    {
        foreach (var source in next)
        {
            _later.Enqueue(source);
        }

        LookAhead();
    }

    /// <summary>
    /// A prompt of the library is not kept: it may be replaced or removed until its step is reached, and is in the node's cache now.
    /// A playback that waits for it gets it; where the loading broke it is tried once more, and the playback reports the result.</summary>
    public void OnMadeReady(LegSignal.MadeReady made)
    {
        _coming.Remove(made.Source, out var waiting);
        if (made is { Prompt: LoadedPrompt.Ready ready, Source.PromptId: null })
        {
            Keep(made.Source, ready.Prompt);
        }

        foreach (var playbackId in waiting ?? [])
        {
            if (made.Prompt is { } loaded)
            {
                OnLoaded(new LegSignal.Loaded(playbackId, loaded));
            }
            else
            {
                _awaited--;
                Load(made.Source, playbackId);
            }
        }
    }

    /// <summary>A sound of the flow; its end is reported to the interaction.</summary>
    public void Play(InteractionEffect.Play play) => Load(play.Source, play.PlaybackId);

    public void Stop(long playbackId) => line.Call?.Stop(playbackId);

    /// <summary>Plays prompts one after the other for an input. An earlier sequence is given up without a word.</summary>
    /// <param name="sources">In order.</param>
    /// <param name="ended">All were played, or there were none.</param>
    /// <param name="failed">One could not be had. The rest is not played.</param>
    public void PlayAll(IReadOnlyList<PromptSource> sources, Action ended, Action<LoadedPrompt.Failed> failed)
    {
        StopAll();
        _sequence = new Sequence(new Queue<PromptSource>(sources), ended, failed);
        PlayNext();
        MakeReady(sources.Skip(1));
    }

    /// <summary>Stops the prompts of an input within one packet.</summary>
    public void StopAll()
    {
        if (_sequence is { } stopped)
        {
            _sequence = null;
            line.Call?.Stop(stopped.PlaybackId);
        }
    }

    /// <summary>A prompt that was waited for is there, or is known not to come.</summary>
    public void OnLoaded(LegSignal.Loaded loaded)
    {
        _awaited--;
        Take(loaded);
        LookAhead();
    }

    private void Take(LegSignal.Loaded loaded)
    {
        if (loaded.PlaybackId < 0 && _sequence?.PlaybackId != loaded.PlaybackId)
        {
            return;
        }

        if (loaded.Prompt is LoadedPrompt.Ready ready)
        {
            Start(loaded.PlaybackId, ready.Prompt);
        }
        else
        {
            Fail(loaded.PlaybackId, (LoadedPrompt.Failed)loaded.Prompt);
        }
    }

    public void OnEnded(CallEvent.PlaybackEnded e)
    {
        _playing = e.PlaybackId == _playing ? 0 : _playing;
        if (e.PlaybackId > 0)
        {
            line.Keys.Heed();
            line.Report(new InteractionCommand.PlaybackEnded(e.At, e.PlaybackId, e.PlayedMs, e.TotalMs, e.Completed));
        }
        else if (_sequence?.PlaybackId == e.PlaybackId)
        {
            PlayNext();
        }
    }

    private void PlayNext()
    {
        var sequence = _sequence!;
        if (!line.IsUp || !sequence.Left.TryDequeue(out var source))
        {
            _sequence = null;
            sequence.Ended();
            return;
        }

        var id = --_lastOwn;
        sequence.PlaybackId = id;
        Load(source, id);
    }

    private void Load(PromptSource source, long playbackId)
    {
        if (_ready.Remove(source, out var prompt))
        {
            Take(new LegSignal.Loaded(playbackId, new LoadedPrompt.Ready(prompt)));
            return;
        }

        _awaited++;
        if (_coming.TryGetValue(source, out var waiting))
        {
            waiting.Add(playbackId);
            return;
        }

        line.PipeToLeg(prompts.LoadAsync(line.AccountId, source, CancellationToken.None), loaded => new LegSignal.Loaded(playbackId, loaded));
    }

    private void LookAhead()
    {
        while (_awaited == 0 && _later.TryDequeue(out var source))
        {
            if (!_ready.ContainsKey(source) && _coming.TryAdd(source, []))
            {
                line.PipeToLeg(
                    prompts.LoadAsync(line.AccountId, source, CancellationToken.None),
                    loaded => new LegSignal.MadeReady(source, loaded),
                    _ => new LegSignal.MadeReady(source, null));
            }
        }
    }

    private void Keep(PromptSource source, EncodedPrompt prompt)
    {
        if (_ready.Count >= MaxReady)
        {
            _ready.Clear();
        }

        _ready[source] = prompt;
    }

    /// <summary>Sound only ever goes to a line that was answered and is still up (I7).</summary>
    private void Start(long playbackId, EncodedPrompt prompt)
    {
        if (!line.IsUp)
        {
            Fail(playbackId, new LoadedPrompt.Failed("media_failed"));
            return;
        }

        _playing = playbackId;
        line.Call!.Play(playbackId, prompt);
        crashPoints.Hit(CrashPoint.Playing);
    }

    private void Fail(long playbackId, LoadedPrompt.Failed why)
    {
        if (playbackId > 0)
        {
            line.Keys.Heed();
            line.Report(new InteractionCommand.PlaybackFailed(line.Now, playbackId, why.Reason) { Detail = why.Detail });
            return;
        }

        var failed = _sequence!.Failed;
        _sequence = null;
        failed(why);
    }

    /// <summary>The prompts of one input. Ids of its playbacks are negative: nobody outside the leg knows them.</summary>
    private sealed class Sequence(Queue<PromptSource> left, Action ended, Action<LoadedPrompt.Failed> failed)
    {
        public Queue<PromptSource> Left => left;

        public Action Ended => ended;

        public Action<LoadedPrompt.Failed> Failed => failed;

        public long PlaybackId { get; set; }
    }
}
