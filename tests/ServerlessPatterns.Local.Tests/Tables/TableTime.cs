namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>A clock that stands still until a test sets it.</summary>
internal sealed class TableTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
