namespace ServerlessPatterns.Generator.Tests.LoadBalancer;

/// <summary>What a client sees of an answer, as far as two servers must agree.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">The text of a 200.</param>
/// <param name="Allow">The methods that a 405 allows, sorted.</param>
internal sealed record Answer(int Status, string? Text, string? Allow)
{
    public static Answer Of(int status, string text, IEnumerable<string>? allow)
        => new(status, status == 200 ? text : null, status == 405 ? string.Join(", ", (allow ?? []).SelectMany(value => value.Split(',')).Select(method => method.Trim()).Order(StringComparer.Ordinal)) : null);
}
