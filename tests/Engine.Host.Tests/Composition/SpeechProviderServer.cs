using System.Collections.Concurrent;
using Engine.Media.Prompts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Engine.Host.Tests.Composition;

/// <summary>A provider of our own on loopback with the two routes; how it behaves can be changed while it runs.</summary>
internal sealed class SpeechProviderServer : IAsyncDisposable
{
    public const int SamplesSpoken = 4000;

    private readonly WebApplication _app;

    private SpeechProviderServer(WebApplication app) => _app = app;

    public enum Mood
    {
        Fine,
        Error,
        Slow,
        CutOff,
        Garbage,
    }

    public Mood Now { get; set; }

    public string Url => _app.Urls.First() + "/v1";

    /// <summary>Route, authorization and body of every request.</summary>
    public ConcurrentQueue<(string Route, string Authorization, string Body)> Requests { get; } = new();

    public static async Task<SpeechProviderServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new SpeechProviderServer(app);
        app.MapPost("/v1/audio/speech", context => server.AnswerAsync(
            context, "audio/wav", WavWriter.Write(new PcmClip([.. Enumerable.Range(0, SamplesSpoken).Select(i => (short)(i % 2 == 0 ? 3000 : -3000))], 8000))));
        app.MapPost("/v1/audio/transcriptions", context => server.AnswerAsync(context, "application/json", """{"text":" Ich möchte zahlen "}"""u8.ToArray()));
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, string type, byte[] answer)
    {
        using var reader = new StreamReader(context.Request.Body, System.Text.Encoding.Latin1);
        Requests.Enqueue((context.Request.Path, context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync()));
        switch (Now)
        {
            case Mood.Error:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            case Mood.Slow:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            case Mood.CutOff:
                context.Response.ContentLength = answer.Length;
                await context.Response.Body.WriteAsync(answer.AsMemory(0, answer.Length / 2));
                await context.Response.Body.FlushAsync();
                context.Abort();
                return;
            case Mood.Garbage:
                await context.Response.WriteAsync("<html>no</html>");
                return;
            default:
                context.Response.ContentType = type;
                await context.Response.Body.WriteAsync(answer);
                return;
        }
    }
}
