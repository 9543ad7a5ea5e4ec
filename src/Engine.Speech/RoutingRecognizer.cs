using Engine.Ports;
using Engine.Ports.Speech;

namespace Engine.Speech;

/// <summary>
/// The recogniser of the engine: the first engine that understands the language, the next when it fails or is slow, with bounded parallel
/// work. Thread-safe.
/// </summary>
public sealed class RoutingRecognizer : ISpeechRecognizer, IDisposable
{
    private readonly IReadOnlyList<IRecognitionEngine> _engines;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly SemaphoreSlim _places;

    internal RoutingRecognizer(IReadOnlyList<IRecognitionEngine> engines, IReadOnlyList<string> missing, SpeechConfig config, TimeProvider time)
    {
        _engines = engines;
        _time = time;
        _timeout = config.RecognitionTimeout;
        _places = new SemaphoreSlim(config.RecognitionParallel > 0 ? config.RecognitionParallel : Math.Max(1, Environment.ProcessorCount / 2));
        Capabilities = new SpeechCapabilities([.. engines.Select(engine => engine.Facts)], missing);
    }

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public ValueTask<SpeechFault?> CheckAsync(AccountId accountId, string language, CancellationToken cancellation) =>
        new(_engines.Count == 0 ? SpeechFault.NoEngine : _engines.Any(engine => engine.Understands(language)) ? null : SpeechFault.UnsupportedLanguage);

    /// <inheritdoc/>
    public async ValueTask<RecognitionResult> RecognizeAsync(RecognitionRequest request, CancellationToken cancellation)
    {
        if (request.Sound.Duration.TotalSeconds > RecognitionRequest.MaxSeconds || request.Phrases.Count > RecognitionRequest.MaxPhrases)
        {
            return new RecognitionResult.Refused(
                SpeechFault.TooMuch, $"At most {RecognitionRequest.MaxSeconds} s of speech and {RecognitionRequest.MaxPhrases} phrases can be recognised.");
        }

        RecognitionResult result = new RecognitionResult.Refused(
            _engines.Count == 0 ? SpeechFault.NoEngine : SpeechFault.UnsupportedLanguage,
            _engines.Count == 0 ? string.Join("; ", Capabilities.Missing) : $"No installed engine understands '{request.Language}'.");
        foreach (var engine in _engines.Where(engine => engine.Understands(request.Language)))
        {
            result = await TryAsync(engine, request, cancellation);
            if (result is not RecognitionResult.Refused)
            {
                return result;
            }
        }

        return result;
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

    private async Task<RecognitionResult> TryAsync(IRecognitionEngine engine, RecognitionRequest request, CancellationToken cancellation)
    {
        var name = $"{engine.Facts.Name} {engine.Facts.Version}";
        using var limit = new CancellationTokenSource(_timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var hearing = await InPlaceAsync(engine, request, both.Token);
            return hearing.Text.Length == 0 ? new RecognitionResult.Unclear(name) : new RecognitionResult.Heard(hearing.Text, hearing.Phrase, name);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new RecognitionResult.Refused(SpeechFault.TimedOut, $"{name} took longer than {_timeout.TotalSeconds:F0} s.");
        }
        catch (SpeechEngineException trouble)
        {
            return new RecognitionResult.Refused(SpeechFault.EngineFailed, $"{name}: {trouble.Message}");
        }
    }

    /// <summary>A native decoder cannot be interrupted: when the caller gives up, the decoder keeps its place until it is done.</summary>
    private async Task<Hearing> InPlaceAsync(IRecognitionEngine engine, RecognitionRequest request, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        var work = HearAsync(engine, request, cancellation);
        _ = work.ContinueWith(_ => _places.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await work.WaitAsync(cancellation);
    }

    /// <summary>An engine that throws at once fails its task like any other.</summary>
    private static async Task<Hearing> HearAsync(IRecognitionEngine engine, RecognitionRequest request, CancellationToken cancellation) =>
        await engine.HearAsync(request.Sound, request.Language, request.Phrases, cancellation);
}
