using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class EnvironmentVariableTests
{
    [Theory]
    [InlineData("AWS_REGION")]
    [InlineData("AWS_LAMBDA_FUNCTION_NAME")]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("_HANDLER")]
    public void A_reserved_name_that_is_set_is_told(string name)
        => RuleTest.Flags(
            "SLP1025",
            $"The environment variable '{name}' is Lambda's own, and the runtime and AWS's SDK act on what stands in it; do not set it, and give the value to the client or setting that needs it",
            Function($"Environment.SetEnvironmentVariable([|\"{name}\"|], input);"));

    [Theory]
    [InlineData("DB_PASSWORD")]
    [InlineData("PASSWORD")]
    [InlineData("StripeApiKey")]
    [InlineData("STRIPE_API_KEY")]
    [InlineData("Auth__ClientSecret")]
    [InlineData("GITHUB_ACCESS_TOKEN")]
    [InlineData("JWT_PRIVATE_KEY")]
    [InlineData("_PASSWORD__")]
    public void A_secret_that_is_read_is_told(string name)
        => RuleTest.Flags(
            "SLP1025",
            $"The environment variable '{name}' looks like a secret, and whoever may see the function's configuration sees it; keep it in Secrets Manager or Parameter Store, and name it in the variable",
            Function($"Use(Environment.GetEnvironmentVariable([|\"{name}\"|])!);"));

    [Fact]
    public void Constructors_initializers_and_constants_are_looked_at()
        => RuleTest.Flags(
            "SLP1025",
            "The environment variable 'DB_PASSWORD' looks like a secret, and whoever may see the function's configuration sees it; keep it in Secrets Manager or Parameter Store, and name it in the variable",
            """
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                private const string Name = "API_KEY";
                private static readonly string? s_password = Environment.GetEnvironmentVariable([|"DB_PASSWORD"|]);
                private readonly string _key;
                public Consumer()
                {
                    _key = Environment.GetEnvironmentVariable([|Name|]) ?? throw new InvalidOperationException();
                    Environment.SetEnvironmentVariable(value: "x", variable: [|"AWS_REGION"|]);
                }
                public void HandleAsync(string order) => Console.WriteLine(s_password + _key);
            }
            """);

    [Theory]
    [InlineData("DB_PASSWORD_ARN")]
    [InlineData("DB_PASSWORD_PARAMETER")]
    [InlineData("DB_SECRET")]
    [InlineData("SECRET_ID")]
    [InlineData("SECRET_NAME")]
    [InlineData("API_KEY_HEADER")]
    [InlineData("TOKEN_TABLE")]
    [InlineData("REQUIRE_PASSWORD")]
    [InlineData("UseApiKey")]
    [InlineData("ENCRYPTED_DB_PASSWORD")]
    [InlineData("ENCRYPTION_KEY")]
    [InlineData("JWT_PUBLIC_KEY")]
    [InlineData("PARTITION_KEY")]
    [InlineData("PWD")]
    [InlineData("AWS_REGION")]
    [InlineData("AWS_SESSION_TOKEN")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("QUEUE_URL")]
    [InlineData("")]
    public void Names_of_other_things_are_read(string name)
        => RuleTest.Allows("SLP1025", Function($"Use(Environment.GetEnvironmentVariable(\"{name}\")!);"));

    [Theory]
    [InlineData("Environment.SetEnvironmentVariable(\"TZ\", \"Europe/Berlin\"); Environment.SetEnvironmentVariable(\"LANG\", \"en\"); Environment.SetEnvironmentVariable(\"aws_region\", \"\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"_X_AMZN_TRACE_ID\", input);")]
    [InlineData("Environment.SetEnvironmentVariable(\"DB_PASSWORD\", input);")]
    [InlineData("Environment.SetEnvironmentVariable(input, input); Use(Environment.GetEnvironmentVariable(input)!);")]
    [InlineData("var useIt = bool.Parse(Environment.GetEnvironmentVariable(\"API_KEY\") ?? \"false\");")]
    [InlineData("var region = Environment.GetEnvironmentVariable(\"AWS_REGION\");")]
    [InlineData("if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(\"DB_PASSWORD\")) || Environment.GetEnvironmentVariable(\"API_KEY\") is null) { return; }")]
    [InlineData("Use(ReadSecret(Environment.GetEnvironmentVariable(\"DB_PASSWORD\")!));")]
    [InlineData("var secretArn = Environment.GetEnvironmentVariable(\"DB_PASSWORD\"); var passwordName = Environment.GetEnvironmentVariable(\"DB_PASSWORD\");")]
    [InlineData("var password = Environment.GetEnvironmentVariable(\"DB_PASSWORD\") ?? ReadSecret(\"db\");")]
    public void Other_variables_and_uses_are_not(string statements)
        => RuleTest.Allows("SLP1025", Function(statements));

    [Theory]
    [InlineData("SecretsManager", "GetSecretValue")]
    [InlineData("SimpleSystemsManagement", "GetParameter")]
    [InlineData("KeyManagementService", "Decrypt")]
    public void A_type_that_asks_a_keeper_of_secrets_may_have_their_names_there(string service, string method)
        => RuleTest.Allows("SLP1025", $$"""
            using Amazon.Lambda.Core;
            namespace Amazon.{{service}} { public interface IClient { string {{method}}(string name); } }
            public sealed class Function(Amazon.{{service}}.IClient client)
            {
                private readonly string? _password = Environment.GetEnvironmentVariable("DB_PASSWORD");
                public string Handle(string input, ILambdaContext context) => client.{{method}}(_password!);
            }
            """);

    [Fact]
    public void Code_that_is_no_function_may_set_and_read_them()
        => RuleTest.AllowsWholly("""
            public static class LocalRun
            {
                public static void Start() { Environment.SetEnvironmentVariable("AWS_REGION", "eu-west-1"); Console.WriteLine(Environment.GetEnvironmentVariable("DB_PASSWORD")); }
            }
            """);

    [Fact]
    public void Tests_may_set_them()
        => RuleTest.Allows(
            "SLP1025",
            Function("Environment.SetEnvironmentVariable(\"AWS_LAMBDA_FUNCTION_NAME\", \"test\");"),
            project => project with { OtherReferences = [CSharpCompilation.Create("xunit.v3.core", references: Libraries.Framework, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference()] });

    private static string Function(string statements) => $$"""
        using Amazon.Lambda.Core;
        public sealed class Function
        {
            public void Handle(string input, ILambdaContext context) { {{statements}} }
            private static void Use(string text) { }
            private static string ReadSecret(string name) => name;
        }
        """;
}
