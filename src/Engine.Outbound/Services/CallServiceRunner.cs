using Engine.Flows.Components;
using Engine.Flows.Facts;
using Engine.Ports.Effects;

namespace Engine.Outbound.Services;

/// <summary>
/// Runs Execute Action. A request that was under way when the engine died is made again; its <c>Idempotency-Key</c>, made of interaction and
/// effect, is the same one, so that the service can tell.
/// </summary>
internal sealed class CallServiceRunner(ServiceExchange exchange, AccountRates rates, ServiceFigures figures, TimeProvider time)
    : EffectRunner<InteractionEffect.CallService>
{
    private const string ContentType = "Content-Type";
    private const string Component = "execute_action";

    protected override async ValueTask<InteractionCommand?> RunAsync(EffectOrder order, InteractionEffect.CallService effect, CancellationToken cancellation)
    {
        var result = await AskAsync(order, effect.Request, cancellation);
        figures.Count(Component, result);
        return result.ToCommand(time.GetUtcNow(), effect.Token);
    }

    private ValueTask<ServiceResult> AskAsync(EffectOrder order, ServiceRequest request, CancellationToken cancellation)
    {
        if (!rates.TryTake(order.AccountId))
        {
            return ValueTask.FromResult<ServiceResult>(new ServiceResult.Failed("rate_limited"));
        }

        if (request.Headers.Keys.Any(name => !ActionHeaders.MaySet(name)))
        {
            return ValueTask.FromResult<ServiceResult>(new ServiceResult.Failed("header_not_allowed"));
        }

        var headers = request.Headers.Where(header => !header.Key.Equals(ContentType, StringComparison.OrdinalIgnoreCase)).ToList();
        if (request.Method != "GET" && !request.Headers.ContainsKey(ServiceRequest.IdempotencyKey))
        {
            headers.Add(new(ServiceRequest.IdempotencyKey, ServiceRequest.KeyOf(order.InteractionId.ToString(), order.Effect.Id)));
        }

        return exchange.AskAsync(
            new ServiceCall(order.AccountId, request.ConnectionId, request.Method, request.Target, TimeSpan.FromSeconds(request.TimeoutSeconds))
            {
                Headers = headers,
                Body = request.Body,
                ContentType = request.Headers.GetValueOrDefault(ContentType, "application/json"),
            },
            cancellation);
    }
}
