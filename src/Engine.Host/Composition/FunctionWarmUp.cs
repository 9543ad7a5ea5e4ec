using Engine.Accounts.Functions;
using Engine.Functions.Pool;

namespace Engine.Host.Composition;

/// <summary>Starts the workers with the server when there is a function to run, so that the first call that needs one does not wait for a process.</summary>
internal sealed class FunctionWarmUp(IFunctionStore functions, FunctionPool pool) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await functions.AnyAsync(cancellationToken))
        {
            pool.Warm();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
