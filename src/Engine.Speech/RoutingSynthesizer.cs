using System.Text;
using Engine.Media.Prompts;
using Engine.Ports.Speech;
using Engine.Speech.Caching;
using Engine.Speech.Text;
using Engine.Speech.Voicing;

namespace Engine.Speech;

/// <summary>
/// Picks the engine by language and the voice by script, falls back to the next engine when one fails or has no sound for a letter, and never renders
/// the same request twice, unless it is sensitive. Thread-safe.
/// </summary>
public sealed class RoutingSynthesizer : ISpeechSynthesizer, IDisposable
{
    private const double SlowestRate = 0.5;
    private const double FastestRate = 2.0;
    private const int SilenceRateHz = 8000;
    private const int ShortestSilenceMs = 20;

    /// <summary>−66 dBFS: the noise of a voice that says nothing stays below it.</summary>
    private const int QuietestSample = 16;

    private readonly IReadOnlyList<ISpeechEngine> _engines;
    private readonly VoicePlanner _planner;
    private readonly SpeechCache _cache;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly SemaphoreSlim _places;

    internal RoutingSynthesizer(
        IReadOnlyList<ISpeechEngine> engines, IReadOnlyList<string> missing, SpeechCache cache, SpeechConfig config, TimeProvider time)
    {
        _engines = engines;
        _planner = new VoicePlanner(engines);
        _cache = cache;
        _time = time;
        _timeout = config.EngineTimeout;
        _places = new SemaphoreSlim(config.Parallel > 0 ? config.Parallel : Environment.ProcessorCount);
        Capabilities = new SpeechCapabilities([.. engines.Select(engine => engine.Facts)], missing);
    }

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities { get; }

    /// <summary>Hits, misses and trouble of the cache.</summary>
    public SpeechCacheFigures CacheFigures => _cache.Figures;

    /// <inheritdoc/>
    public async ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation)
    {
        if (request.IsTooLong || SpokenText.TryParse(request.Text, request.Language, request.IsSsml) is not { } pieces)
        {
            return new SpeechResult.Refused(SpeechFault.BadText, "The text is empty, too long or broken SSML.");
        }

        if (pieces.All(piece => piece.Text.Length == 0))
        {
            return new SpeechResult.Rendered(Silence(pieces), "silence", "", FromCache: false);
        }

        var refusal = new SpeechResult.Refused(
            _engines.Count == 0 ? SpeechFault.NoEngine : SpeechFault.UnsupportedLanguage,
            _engines.Count == 0 ? string.Join("; ", Capabilities.Missing) : $"No installed engine speaks '{request.Language}'.");
        foreach (var engine in _engines)
        {
            if (engine.VoiceFor(request.Language, request.Voice) is not { } voice)
            {
                continue;
            }

            var plan = _planner.Plan(engine, voice, request.Language, pieces);
            if (!plan.HasWords)
            {
                refusal = NotSpeakable(plan, pieces, request.Sensitive);
                continue;
            }

            var result = await FromCacheOrEngineAsync(engine, voice, request, plan, cancellation);
            if (result is SpeechResult.Rendered)
            {
                return result;
            }

            refusal = (SpeechResult.Refused)result;
        }

        return refusal;
    }

    /// <inheritdoc/>
    public string? NotSpeakable(SpeechRequest request)
    {
        if (SpokenText.TryParse(request.Text, request.Language) is not { } pieces || pieces.All(piece => piece.Text.Length == 0))
        {
            return null;
        }

        string? characters = null;
        foreach (var engine in _engines)
        {
            if (engine.VoiceFor(request.Language, request.Voice) is { } voice)
            {
                var plan = _planner.Plan(engine, voice, request.Language, pieces);
                if (plan.HasWords)
                {
                    return null;
                }

                characters = NotSpeakable(plan, pieces, request.Sensitive).Detail;
            }
        }

        return characters;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        foreach (var engine in _engines.OfType<IDisposable>())
        {
            engine.Dispose();
        }
    }

    /// <summary>Pauses need no engine. One packet at least, so that there is something to play.</summary>
    private static PcmClip Silence(IReadOnlyList<SpokenPiece> pieces) =>
        new(new short[Math.Max(ShortestSilenceMs, pieces.Sum(piece => piece.PauseMs)) * SilenceRateHz / 1000], SilenceRateHz);

    /// <summary>A plan without words names what stood in their way; where nothing did, the text is signs that mean nothing alone, such as "***".</summary>
    private static SpeechResult.Refused NotSpeakable(SpeechPlan plan, IReadOnlyList<SpokenPiece> pieces, bool sensitive) => new(
        SpeechFault.NotSpeakable,
        CharacterNames.Of(
            plan.Unspeakable.Count > 0 ? plan.Unspeakable : [.. pieces.SelectMany(piece => piece.Text.EnumerateRunes()).Where(rune => !Rune.IsWhiteSpace(rune)).Distinct()],
            sensitive));

    private async Task<SpeechResult> FromCacheOrEngineAsync(
        ISpeechEngine engine, string voice, SpeechRequest request, SpeechPlan plan, CancellationToken cancellation)
    {
        var key = SpeechKey.Of($"{engine.Facts.Name} {engine.Facts.Version}", voice + plan.Reading, request);
        if (!request.Sensitive && await _cache.FindAsync(key, cancellation) is { } known)
        {
            return new SpeechResult.Rendered(known, plan.Engines, plan.Voices, FromCache: true);
        }

        var result = await RenderAsync(Spoken(request.Rate), plan, cancellation);
        if (!request.Sensitive && result is SpeechResult.Rendered rendered)
        {
            await _cache.KeepAsync(key, rendered.Clip, cancellation);
        }

        return result;
    }

    private async Task<SpeechResult> RenderAsync(double rate, SpeechPlan plan, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            await _places.WaitAsync(both.Token);
            try
            {
                var clip = await JoinAsync(rate, plan.Pieces, both.Token);
                return clip is null
                    ? new SpeechResult.Refused(SpeechFault.EngineFailed, $"{plan.Engines} gave no sound.")
                    : new SpeechResult.Rendered(clip, plan.Engines, plan.Voices, FromCache: false);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SpeechResult.Refused(SpeechFault.TimedOut, $"{plan.Engines} took longer than {_timeout.TotalSeconds:F0} s.");
        }
        catch (SpeechEngineException trouble)
        {
            return new SpeechResult.Refused(SpeechFault.EngineFailed, $"{plan.Engines}: {trouble.Message}");
        }
    }

    /// <summary>A rate that every engine takes. What is no number is the usual speed: an engine in this process would die of it, and all calls with it.</summary>
    private static double Spoken(double rate) => double.IsNaN(rate) ? 1 : Math.Clamp(rate, SlowestRate, FastestRate);

    private static async Task<PcmClip?> JoinAsync(double rate, IReadOnlyList<VoicedPiece> pieces, CancellationToken cancellation)
    {
        var clips = new List<(PcmClip? Clip, int PauseMs)>();
        foreach (var piece in pieces)
        {
            var clip = piece.Text.Length > 0
                ? await piece.Engine.RenderAsync(piece.Text, piece.Voice, Spoken(rate * piece.Rate), cancellation)
                : null;

            // Words without a sound are a failure of their engine, not a pause.
            if (piece.Text.Length > 0 && (clip is null || Array.TrueForAll(clip.Samples, sample => Math.Abs((int)sample) < QuietestSample)))
            {
                return null;
            }

            clips.Add((clip, piece.PauseMs));
        }

        var first = clips.Find(clip => clip.Clip is not null).Clip!;

        // Voices of two engines differ in loudness and rate.
        var mixed = pieces.Where(piece => piece.Text.Length > 0).Select(piece => piece.Engine).Distinct().Skip(1).Any();
        var samples = new List<short>();
        foreach (var (clip, pauseMs) in clips)
        {
            samples.AddRange(clip is null ? new short[pauseMs * first.RateHz / 1000] : mixed ? Leveller.Normalise(Resampler.Convert(clip, first.RateHz)).Samples : clip.Samples);
        }

        // COD-07: every voice comes out equally loud, so that carriers' level control has nothing to do.
        return Leveller.Normalise(clips.Count == 1 ? first : new PcmClip([.. samples], first.RateHz));
    }
}
