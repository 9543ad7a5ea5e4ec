namespace Engine.Accounts.Functions;

/// <summary>Why a run did not end well: stable words of the API and of the report.</summary>
public static class ScriptReasons
{
    /// <summary>The account has no published function of that name.</summary>
    public const string Unknown = "function_unknown";

    /// <summary>More runs wait than may, or none came free in time.</summary>
    public const string Busy = "functions_busy";

    /// <summary>The code cannot be parsed.</summary>
    public const string Syntax = "function_syntax";

    /// <summary>The script threw.</summary>
    public const string Threw = "function_threw";

    public const string Timeout = "function_timeout";

    public const string Memory = "function_memory";

    public const string Recursion = "function_recursion";

    public const string Statements = "function_statements";

    /// <summary>An input is missing or not of its declared type.</summary>
    public const string InputType = "function_input_type";

    /// <summary>It did not return an object, or a member of it is not of its declared type.</summary>
    public const string OutputType = "function_output_type";

    public const string OutputTooLarge = "function_output_too_large";

    /// <summary>The worker process ended under the script.</summary>
    public const string WorkerDied = "function_worker_died";
}
