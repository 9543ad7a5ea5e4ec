using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Engine.Api.Json;

namespace Engine.Api.Live;

/// <summary>Writes server-sent events (WHATWG HTML §9.2). Nothing leaves before <see cref="FlushAsync"/>.</summary>
internal sealed class EventStream(HttpResponse response)
{
    public const string ContentType = "text/event-stream";

    /// <summary>What a browser waits before it connects again, in ms.</summary>
    private const int RetryMs = 2_000;

    private readonly PipeWriter _body = response.BodyWriter;

    /// <summary>Headers, and where the stream stands.</summary>
    public void Begin(long position)
    {
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";

        // Proxies of nginx's kind hold an answer back until it is long.
        response.Headers["X-Accel-Buffering"] = "no";
        Write(string.Create(CultureInfo.InvariantCulture, $"retry: {RetryMs}\nid: {position}\n\n"));
    }

    public void Event<T>(string name, long position, T data) => Write(string.Create(
        CultureInfo.InvariantCulture, $"event: {name}\nid: {position}\ndata: {JsonSerializer.Serialize(data, ApiJson.Options)}\n\n"));

    public void Hint(LiveHint hint, long position)
    {
        switch (hint.Topic)
        {
            case LiveTopics.Trunk:
                Event(hint.Topic, position, new TrunkChanged(hint.Id));
                break;
            case LiveTopics.Node:
                Event(hint.Topic, position, new NodeChanged(hint.Status));
                break;
            default:
                Event(hint.Topic, position, new FlowChanged(hint.Id, hint.ETag));
                break;
        }
    }

    /// <summary>Shows that the stream lives, and how far it has looked: whoever connects again need not go through what others did meanwhile.</summary>
    public void Beat(long position) => Write(string.Create(CultureInfo.InvariantCulture, $":\nid: {position}\n\n"));

    /// <returns>False when nobody reads any more.</returns>
    public async Task<bool> FlushAsync(CancellationToken cancellation) => !(await _body.FlushAsync(cancellation)).IsCompleted;

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _body);
}
