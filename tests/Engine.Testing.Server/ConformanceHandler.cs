using Shouldly;

namespace Engine.Testing.Server;

/// <summary>Checks every answer that passes through against the API description.</summary>
internal sealed class ConformanceHandler(ApiDescription description) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = await base.SendAsync(request, cancellationToken);
        var bytes = await message.Content.ReadAsByteArrayAsync(cancellationToken);
        var type = message.Content.Headers.ContentType;
        var answer = new Answer(message.StatusCode, message.Headers, type?.MediaType, System.Text.Encoding.UTF8.GetString(bytes));
        description.Faults(request.Method.Method, Uri.UnescapeDataString(request.RequestUri!.AbsolutePath), answer).ShouldBeEmpty(answer.Text);
        var copy = new ByteArrayContent(bytes);
        foreach (var (name, values) in message.Content.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        copy.Headers.ContentType = type;
        message.Content = copy;
        return message;
    }
}
