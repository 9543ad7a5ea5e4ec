using Engine.Media.Prompts;
using Engine.Ports.Speech;
using Engine.Speech.Caching;
using Engine.Speech.Text;

namespace Engine.Speech;

/// <summary>
/// Picks the engine by language, falls back to the next one when it fails, and never renders the same request twice, unless it is
/// sensitive. Thread-safe.
/// </summary>
public sealed class RoutingSynthesizer : ISpeechSynthesizer, IDisposable
{
    private const double SlowestRate = 0.5;
    private const double FastestRate = 2.0;
    private const int SilenceRateHz = 8000;
    private const int ShortestSilenceMs = 20;

    private readonly IReadOnlyList<ISpeechEngine> _engines;
    private readonly SpeechCache _cache;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly SemaphoreSlim _places;

    internal RoutingSynthesizer(
        IReadOnlyList<ISpeechEngine> engines, IReadOnlyList<string> missing, SpeechCache cache, SpeechConfig config, TimeProvider time)
    {
        _engines = engines;
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

            var result = await FromCacheOrEngineAsync(engine, voice, request, pieces, cancellation);
            if (result is SpeechResult.Rendered)
            {
                return result;
            }

            refusal = (SpeechResult.Refused)result;
        }

        return refusal;
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

    private async Task<SpeechResult> FromCacheOrEngineAsync(
        ISpeechEngine engine, string voice, SpeechRequest request, IReadOnlyList<SpokenPiece> pieces, CancellationToken cancellation)
    {
        var name = $"{engine.Facts.Name} {engine.Facts.Version}";
        var key = SpeechKey.Of(name, voice, request);
        if (!request.Sensitive && await _cache.FindAsync(key, cancellation) is { } known)
        {
            return new SpeechResult.Rendered(known, name, voice, FromCache: true);
        }

        var result = await RenderAsync(engine, voice, Math.Clamp(request.Rate, SlowestRate, FastestRate), pieces, name, cancellation);
        if (!request.Sensitive && result is SpeechResult.Rendered rendered)
        {
            await _cache.KeepAsync(key, rendered.Clip, cancellation);
        }

        return result;
    }

    private async Task<SpeechResult> RenderAsync(
        ISpeechEngine engine, string voice, double rate, IReadOnlyList<SpokenPiece> pieces, string name, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            await _places.WaitAsync(both.Token);
            try
            {
                var clip = await JoinAsync(engine, voice, rate, pieces, both.Token);
                return clip is null
                    ? new SpeechResult.Refused(SpeechFault.EngineFailed, $"{name} gave no sound.")
                    : new SpeechResult.Rendered(clip, name, voice, FromCache: false);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SpeechResult.Refused(SpeechFault.TimedOut, $"{name} took longer than {_timeout.TotalSeconds:F0} s.");
        }
        catch (SpeechEngineException trouble)
        {
            return new SpeechResult.Refused(SpeechFault.EngineFailed, $"{name}: {trouble.Message}");
        }
    }

    private static async Task<PcmClip?> JoinAsync(
        ISpeechEngine engine, string voice, double rate, IReadOnlyList<SpokenPiece> pieces, CancellationToken cancellation)
    {
        var clips = new List<(PcmClip? Clip, int PauseMs)>();
        foreach (var piece in pieces)
        {
            clips.Add(piece.Text.Length > 0
                ? (await engine.RenderAsync(piece.Text, voice, Math.Clamp(rate * piece.Rate, SlowestRate, FastestRate), cancellation), 0)
                : (null, piece.PauseMs));
        }

        if (clips.Find(clip => clip.Clip is not null).Clip is not { } first)
        {
            return null;
        }

        var samples = new List<short>();
        foreach (var (clip, pauseMs) in clips)
        {
            samples.AddRange(clip?.Samples ?? new short[pauseMs * first.RateHz / 1000]);
        }

        // COD-07: every voice comes out equally loud, so that carriers' level control has nothing to do.
        return Leveller.Normalise(clips.Count == 1 ? first : new PcmClip([.. samples], first.RateHz));
    }
}
