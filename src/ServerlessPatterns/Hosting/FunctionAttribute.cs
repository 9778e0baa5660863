namespace ServerlessPatterns;

/// <summary>The settings of every attribute that makes an AWS Lambda function out of a class.</summary>
public abstract class FunctionAttribute : Attribute
{
    private protected FunctionAttribute()
    {
    }

    /// <summary>
    /// The function's timeout in seconds: 1 to 900, default 30. A queue's visibility timeout follows from it (six times the timeout
    /// plus the batching window). See <see href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html">Lambda: timeout</see>.
    /// </summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>
    /// The function's memory in megabytes: 128 to 10240, default 512. CPU is allotted in proportion.
    /// See <see href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">Lambda: memory</see>.
    /// </summary>
    public int MemoryMegabytes { get; set; } = 512;

    /// <summary>
    /// How many instances of the function may run at once, taken from the account's concurrency: 0 (the function is switched off) or
    /// more. Unset: no reservation. See
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html">Lambda: reserved concurrency</see>.
    /// </summary>
    public int ReservedConcurrency { get; set; } = -1;
}
