using System.Text;

namespace Engine.Api.Console;

/// <summary>What stands under <c>/console/</c> when the engine was built without the console.</summary>
internal static class NoConsole
{
    /// <summary>Needs nothing: neither script nor style.</summary>
    public const string Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static byte[] Page { get; } = Encoding.UTF8.GetBytes(
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>No console</title></head>
        <body>
        <h1>This engine was built without its web console</h1>
        <p>Everything else is here: the API under /v1 works, and <a href="/openapi/v1.json">/openapi/v1.json</a> describes it.</p>
        <p>To get the console, install Node 20.19 or newer (with npm) on the machine that builds the engine, and build it again:</p>
        <pre>dotnet publish src/Engine.Host -c Release -o out -p:ConsoleRequired=true</pre>
        <p>Then restart the engine. Node is needed to build it only, never to run it.</p>
        </body>
        </html>

        """);
}
