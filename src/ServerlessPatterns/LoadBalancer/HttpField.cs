using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>A header line or a query parameter: where its name and value lie in the event.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; missing where it is not Unicode.</param>
internal readonly record struct HttpField(TextRange Name, TextRange Value);
