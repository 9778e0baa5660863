namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// The environment variables that Lambda sets and lets nobody else set, by "Defined runtime environment variables" of
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html. Without _X_AMZN_TRACE_ID, which a custom runtime is to set for each event
/// (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html), and TZ, which only changes how times are shown.
/// </summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "_HANDLER",
        "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_DEFAULT_REGION",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_LAMBDA_RUNTIME_API",
        "AWS_REGION",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "LAMBDA_RUNTIME_DIR",
        "LAMBDA_TASK_ROOT",
    };

    public static bool Contains(string name) => s_names.Contains(name);
}
