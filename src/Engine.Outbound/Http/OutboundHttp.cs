using System.Net;
using System.Security.Cryptography.X509Certificates;
using Engine.Outbound.Guard;
using Engine.Ports.Outbound;

namespace Engine.Outbound.Http;

/// <summary>The outside world over the framework's sockets. HTTP/1.1: one exchange for each connection at a time.</summary>
public sealed class OutboundHttp : IOutboundHttp, IDisposable
{
    /// <summary>Exchanges at once; more are refused at once, so that slow services cannot take the memory that calls need.</summary>
    public const int MaxUnderWay = 1000;

    /// <summary>Kept connections in a row that may turn out to be dropped; a server that drops them all has a fault of its own.</summary>
    private const int MaxDropped = 3;

    private readonly HttpMessageInvoker _guarded;
    private readonly HttpMessageInvoker _trusting;
    private readonly TimeProvider _time;

    /// <exception cref="ArgumentException">The list of allowed targets has an entry that cannot be read.</exception>
    public OutboundHttp(OutboundConfig config, TimeProvider time)
        : this(config, time, new SystemResolver(), new TcpDialer())
    {
    }

    /// <param name="roots">Certificate authorities in place of the system's, for tests with a server of their own.</param>
    internal OutboundHttp(
        OutboundConfig config, TimeProvider time, IOutboundResolver resolver, IDialer dialer, X509Certificate2Collection? roots = null)
    {
        this._time = time;
        var guard = new AddressGuard(new AllowedTargets(config.Allowed));
        _guarded = HttpStack.Make(new GuardedConnector(resolver, guard, dialer, time), roots);
        _trusting = HttpStack.Make(new GuardedConnector(resolver, guard: null, dialer, time), roots);
    }

    public OutboundFigures Figures { get; } = new();

    public async ValueTask<OutboundResult> SendAsync(OutboundRequest request, CancellationToken cancellation)
    {
        var result = await CountedAsync(request, cancellation);
        Figures.Count(result);
        return result;
    }

    public void Dispose()
    {
        _guarded.Dispose();
        _trusting.Dispose();
    }

    private async ValueTask<OutboundResult> CountedAsync(OutboundRequest request, CancellationToken cancellation)
    {
        try
        {
            return Figures.Begin() > MaxUnderWay ? new OutboundResult.Failed(OutboundFault.Busy) : await TimedAsync(request, cancellation);
        }
        finally
        {
            Figures.End();
        }
    }

    private async ValueTask<OutboundResult> TimedAsync(OutboundRequest request, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(request.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await ExchangeAsync(request, either.Token);
        }
        catch (Exception cause) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested && IsExpected(cause))
        {
            return new OutboundResult.TimedOut();
        }
        catch (Exception cause) when (!either.IsCancellationRequested && ExchangeFaults.Of(cause) is { } fault)
        {
            return new OutboundResult.Failed(fault);
        }
        catch (Exception cause) when (cancellation.IsCancellationRequested && IsExpected(cause))
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    private static bool IsExpected(Exception cause) => cause is OperationCanceledException || ExchangeFaults.Of(cause) is not null;

    private async ValueTask<OutboundResult> ExchangeAsync(OutboundRequest request, CancellationToken cancellation)
    {
        if (OutboundTarget.Parse(request.Url) is not { } target)
        {
            return new OutboundResult.Failed(OutboundFault.TargetInvalid);
        }

        var first = target;
        for (var redirects = 0; ; redirects++)
        {
            using var answer = await AskAsync(request, target, SameOrigin(first, target), cancellation);
            if (answer is null)
            {
                return new OutboundResult.Failed(OutboundFault.RequestInvalid);
            }

            if (request.MaxRedirects == 0 || request.Method != "GET" || Location(answer) is not { } location)
            {
                return await AnswerAsync(answer, request.MaxAnswerBytes, cancellation);
            }

            if (redirects == request.MaxRedirects)
            {
                return new OutboundResult.Failed(OutboundFault.TooManyRedirects);
            }

            if (OutboundTarget.Redirected(target, location) is not { } next)
            {
                return new OutboundResult.Failed(OutboundFault.TargetInvalid);
            }

            if (target.Scheme == "https" && next.Scheme != "https")
            {
                return new OutboundResult.Failed(OutboundFault.TargetRefused);
            }

            target = next;
        }
    }

    /// <summary>
    /// The answer; null when the request may not be sent. A kept connection may be dropped at any time, also under a request: one that changes nothing
    /// goes out again, on the next connection (RFC 9112 §9.3.1, RFC 9110 §9.2.2).
    /// </summary>
    private async ValueTask<HttpResponseMessage?> AskAsync(OutboundRequest request, Uri target, bool isFirstOrigin, CancellationToken cancellation)
    {
        for (var dropped = 0; ; dropped++)
        {
            using var message = Message(request, target, isFirstOrigin);
            if (message is null)
            {
                return null;
            }

            try
            {
                return await (request.OperatorTarget ? _trusting : _guarded).SendAsync(message, cancellation);
            }
            catch (HttpRequestException cause) when (request.Method is "GET" or "HEAD" && dropped < MaxDropped
                && !HttpStack.OpenedConnection(message) && ExchangeFaults.IsDrop(cause) && !cancellation.IsCancellationRequested)
            {
                // Once more: the loop goes on.
            }
        }
    }

    /// <summary>Where a redirect leads; null when the answer is none.</summary>
    private static string? Location(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && answer.Headers.NonValidated.TryGetValues("Location", out var location)
            ? location.ToString()
            : null;

    private static bool SameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static HttpRequestMessage? Message(OutboundRequest request, Uri target, bool isFirstOrigin)
    {
        if (request.Method is not ("GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE"))
        {
            return null;
        }

        var message = new HttpRequestMessage(new HttpMethod(request.Method), target) { Version = HttpVersion.Version11 };
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            if (!OutboundHeaders.MaySend("X-Content-Type", request.ContentType)
                || !message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType))
            {
                message.Dispose();
                return null;
            }
        }
        else if (request.Method is "POST" or "PATCH")
        {
            // Length 0 is what goes out either way (RFC 9110 §8.6). With content of its own the framework holds that the request has left as soon as it is
            // written, and does not repeat it when a kept connection turns out to be dropped: these two methods may not be repeated (§9.2.2).
            message.Content = new ReadOnlyMemoryContent(default);
        }

        if (!RequestHeaders.TryPut(message.Headers, request.Headers, onlyConditions: !isFirstOrigin))
        {
            message.Dispose();
            return null;
        }

        return message;
    }

    private static async ValueTask<OutboundResult> AnswerAsync(HttpResponseMessage answer, int maxBytes, CancellationToken cancellation)
    {
        if (await AnswerBody.ReadAsync(answer.Content, maxBytes, cancellation) is not { } body)
        {
            return new OutboundResult.Failed(OutboundFault.AnswerTooLarge);
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            headers[name] = values.ToString();
        }

        return new OutboundResult.Answered((int)answer.StatusCode, body, headers);
    }
}
