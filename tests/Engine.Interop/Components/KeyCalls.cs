using System.Collections.Concurrent;
using Engine.Ports.Speech;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Engine.Interop.Components;

/// <summary>Component calls with a humming voice; everything that is logged, at whatever level, can be read.</summary>
public sealed class KeyCalls : ComponentCalls
{
    private readonly Recorder _recorder = new();

    /// <summary>All lines logged so far, with their scopes left out.</summary>
    public string Log => string.Join('\n', _recorder.Lines);

    protected override void Configure(IDictionary<string, string?> keys) => keys["Logging:LogLevel:Default"] = "Trace";

    protected override void Replace(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<ISpeechSynthesizer>(new HumSynthesizer()));
        services.AddLogging(logging => logging.ClearProviders().AddProvider(_recorder));
    }

    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
