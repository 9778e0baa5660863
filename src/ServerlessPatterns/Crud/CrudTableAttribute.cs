namespace ServerlessPatterns;

/// <summary>
/// A DynamoDB table of items of this type, behind API Gateway, with nothing in between: API Gateway authenticates, throttles and validates, and its
/// mapping templates translate between the type's JSON and DynamoDB's. One property bears <see cref="PartitionKeyAttribute"/>; another may bear
/// <see cref="SortKeyAttribute"/>.
/// </summary>
/// <param name="path">
/// Where the collection is, below the API's URL: segments of ASCII letters, digits, hyphens, underscores and periods, joined by slashes (<c>products</c>,
/// <c>shop/products</c>); null: the type's name in kebab case.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class CrudTableAttribute(string? path = null) : Attribute
{
    /// <summary>Where the collection is, below the API's URL; null: the type's name in kebab case.</summary>
    public string? Path { get; } = path;

    /// <summary>What clients may do. Default: all.</summary>
    public CrudOperations Operations { get; set; } = CrudOperations.All;

    /// <summary>How API Gateway knows who calls. Default: by the signature of AWS credentials.</summary>
    public ApiAuthorization Authorization { get; set; } = ApiAuthorization.Iam;

    /// <summary>
    /// How many requests a second each of the table's methods takes in the long run; more are answered with 429. 1 to 10,000, default 100. See
    /// <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html">API Gateway: throttling</see>.
    /// </summary>
    public int RateLimit { get; set; } = 100;

    /// <summary>How many requests each of the table's methods takes at once before the rate holds. 1 to 5,000, default 200.</summary>
    public int BurstLimit { get; set; } = 200;

    /// <summary>
    /// The origins whose pages may call from a browser, <c>https://shop.example</c> each, or <c>*</c> alone. Default: none. Of several, the preflight answers
    /// with the one that asks.
    /// </summary>
    public string[] CorsOrigins { get; set; } = [];

    /// <summary>The table cannot be deleted until this is taken off. Default: true.</summary>
    public bool DeletionProtection { get; set; } = true;

    /// <summary>Members that the type does not have are dropped; else a request that has one is answered with 400. Default: false.</summary>
    public bool AllowUnknownMembers { get; set; }
}
