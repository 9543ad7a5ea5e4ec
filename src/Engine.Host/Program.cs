using System.CommandLine;
using Engine.Host.Commands;

// The server ends calls in order on SIGTERM; the parser's own two-second limit would cut that short.
return await EngineCommand.Create()
    .Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
