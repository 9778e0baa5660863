namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>
/// $context.responseOverride, or its headers: each name is set once. See
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
/// </summary>
/// <param name="name">What it is called below $context.</param>
/// <param name="known">The names that it takes; empty: any.</param>
internal sealed class ResponseOverride(string name, string[] known)
{
    public Dictionary<string, object> Values { get; } = new(StringComparer.Ordinal);

    public void Set(string key, object value)
    {
        if (known.Length > 0 && !known.Contains(key))
        {
            throw new MappingException($"There is no $context.{name}.{key}: it has {string.Join(" and ", known)}.");
        }

        if (!Values.TryAdd(key, value))
        {
            throw new MappingException($"$context.{name}.{key} is set twice: API Gateway answers 5XX.");
        }
    }
}
