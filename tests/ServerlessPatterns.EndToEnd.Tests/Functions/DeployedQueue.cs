namespace ServerlessPatterns.EndToEnd.Tests.Functions;

/// <summary>A consumer's queue as the template describes it, made in the emulator.</summary>
internal sealed record DeployedQueue(string Url, string Arn, string DeadLetterUrl, int BatchSize, bool ReportsBatchItemFailures);
