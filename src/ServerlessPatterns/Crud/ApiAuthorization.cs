namespace ServerlessPatterns;

/// <summary>How API Gateway knows who calls.</summary>
public enum ApiAuthorization
{
    /// <summary>
    /// Requests are signed with AWS credentials, and IAM decides. See
    /// <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html">API Gateway: IAM permissions</see>.
    /// </summary>
    Iam = 0,

    /// <summary>
    /// Requests bear a token of an Amazon Cognito user pool, which the template's parameter <c>UserPoolArn</c> names. See
    /// <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html">API Gateway: Cognito user pools</see>.
    /// </summary>
    Cognito = 1,

    /// <summary>
    /// Requests bear the API key of the usage plan that the template makes. A key tells callers apart and limits what they may ask; it is no secret that
    /// protects data. See
    /// <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html">API Gateway: usage plans</see>.
    /// </summary>
    ApiKey = 2,

    /// <summary>Anyone may call, from anywhere.</summary>
    None = 3,
}
