using Engine.Accounts.Functions;
using Engine.Flows.Facts;
using Engine.Functions.Pool;
using Engine.Functions.Wire;
using Engine.Ports.Effects;

namespace Engine.Functions;

/// <summary>
/// Runs <see cref="InteractionEffect.RunFunction"/>: the version that is published when the step is entered. A function touches nothing outside,
/// so running it again after a crash does no harm.
/// </summary>
public sealed class RunFunctionRunner(IFunctionStore functions, FunctionPool pool, TimeProvider time) : EffectRunner<InteractionEffect.RunFunction>
{
    protected override async ValueTask<InteractionCommand?> RunAsync(EffectOrder order, InteractionEffect.RunFunction effect, CancellationToken cancellation)
    {
        if (await functions.FindPublishedAsync(order.AccountId, effect.Function, cancellation) is not { Content: var content })
        {
            return Failed(effect, ScriptReasons.Unknown);
        }

        var (args, _) = FunctionInputs.Read(content.Inputs, effect.Inputs);
        if (args is null)
        {
            return Failed(effect, ScriptReasons.InputType);
        }

        var result = await pool.RunAsync(order.AccountId, ScriptOrder.Of(content, args, TimeSpan.FromSeconds(effect.TimeoutSeconds), time), cancellation);
        return result.Status switch
        {
            ScriptStatus.Ok => new InteractionCommand.FunctionReturned(time.GetUtcNow(), effect.Token, result.Outputs!),
            ScriptStatus.Timeout => new InteractionCommand.EffectTimedOut(time.GetUtcNow(), effect.Token),
            _ => Failed(effect, result.Reason ?? ScriptReasons.Threw),
        };
    }

    private InteractionCommand.EffectFailed Failed(InteractionEffect.RunFunction effect, string reason) => new(time.GetUtcNow(), effect.Token, reason);
}
