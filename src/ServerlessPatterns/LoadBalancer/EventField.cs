namespace ServerlessPatterns.LoadBalancer;

/// <summary>The members of an event that the reader looks at.</summary>
internal enum EventField
{
    /// <summary>Any other: skipped.</summary>
    Unknown,

    /// <summary>httpMethod.</summary>
    Method,

    /// <summary>path.</summary>
    Path,

    /// <summary>headers.</summary>
    Headers,

    /// <summary>multiValueHeaders.</summary>
    MultiValueHeaders,

    /// <summary>queryStringParameters.</summary>
    Query,

    /// <summary>multiValueQueryStringParameters.</summary>
    MultiValueQuery,

    /// <summary>body.</summary>
    Body,

    /// <summary>isBase64Encoded.</summary>
    IsBase64Encoded,
}
