using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class FunctionResourcesTests
{
    private const string Function = "InvoiceWriterFunction";
    private const string Role = "InvoiceWriterFunctionRole";

    [Fact]
    public void A_function_states_its_timeout_and_memory()
    {
        var consumer = Consumer();
        var template = new WrittenTemplate(consumer with { Function = consumer.Function with { TimeoutSeconds = 20, MemoryMegabytes = 1024 } });

        Assert.Equal("20", template.Property(Function, "Timeout"));
        Assert.Equal("1024", template.Property(Function, "MemorySize"));
    }

    [Fact]
    public void Concurrency_is_reserved_only_where_asked_for_and_zero_switches_the_function_off()
    {
        var consumer = Consumer();

        Assert.Null(new WrittenTemplate(consumer).Property(Function, "ReservedConcurrentExecutions"));
        Assert.Equal("0", new WrittenTemplate(consumer with { Function = consumer.Function with { ReservedConcurrency = 0 } }).Property(Function, "ReservedConcurrentExecutions"));
    }

    [Fact]
    public void A_function_traces_and_logs_JSON_to_a_log_group_of_its_own_that_forgets()
    {
        var template = new WrittenTemplate(Consumer());

        Assert.Equal("Active", template.Resources[Function]!["Properties"]!["TracingConfig"]!["Mode"]!.GetValue<string>());
        Assert.Equal("""{"LogFormat":"JSON","LogGroup":{"Ref":"InvoiceWriterFunctionLogGroup"}}""", template.Property(Function, "LoggingConfig"));
        Assert.Equal("""{"Ref":"LogRetentionDays"}""", template.Property("InvoiceWriterFunctionLogGroup", "RetentionInDays"));
        Assert.Equal("30", template.Json["Parameters"]!["LogRetentionDays"]!["Default"].Text());
    }

    [Fact]
    public void The_code_is_the_folder_that_the_template_lies_in() => Assert.Equal("\".\"", new WrittenTemplate(Consumer()).Property(Function, "Code"));

    [Theory]
    [InlineData("", "arm64")]
    [InlineData("linux-arm64", "arm64")]
    [InlineData("linux-x64", "x86_64")]
    [InlineData("linux-musl-x64", "x86_64")]
    public void The_processor_is_ARM_unless_the_runtime_identifier_says_otherwise(string runtimeIdentifier, string expected)
    {
        var template = new WrittenTemplate(ServiceOf(Consumer()) with { Build = Net10 with { RuntimeIdentifier = runtimeIdentifier } });

        Assert.Equal($"[\"{expected}\"]", template.Property(Function, "Architectures"));
    }

    [Theory]
    [InlineData("net8.0", "dotnet8", "dotnet8")]
    [InlineData("net10.0", "dotnet10", "dotnet10")]
    [InlineData("net9.0", "provided.al2023", "dotnet10")]
    [InlineData("net6.0", "provided.al2023", "dotnet8")]
    [InlineData("netstandard2.0", "provided.al2023", "dotnet8")]
    [InlineData("net8.0-windows", "dotnet8", "dotnet8")]
    public void The_runtime_follows_the_target_framework(string framework, string executable, string library)
    {
        var service = ServiceOf(Consumer()) with { Build = Net10 with { TargetFramework = framework } };

        Assert.Equal($"\"{executable}\"", new WrittenTemplate(service).Property(Function, "Runtime"));
        Assert.Equal($"\"{library}\"", new WrittenTemplate(service.ClassLibrary()).Property(Function, "Runtime"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_brings_its_own_runtime_runs_as_bootstrap_on_the_operating_system_alone(bool aot, bool selfContained)
    {
        var template = new WrittenTemplate(ServiceOf(Consumer()) with { Build = Net10 with { PublishAot = aot, SelfContained = selfContained } });

        Assert.Equal("\"provided.al2023\"", template.Property(Function, "Runtime"));
        Assert.Equal("\"bootstrap\"", template.Property(Function, "Handler"));
    }

    [Fact]
    public void An_executable_is_started_by_its_assembly_s_name_and_told_which_function_it_is()
    {
        var template = new WrittenTemplate(Consumer("Orders.InvoiceWriter"));

        Assert.Equal("\"Acme.Billing\"", template.Property(Function, "Handler"));
        Assert.Equal("""{"Variables":{"SERVERLESS_PATTERNS_FUNCTION":"Acme.Billing.Orders.InvoiceWriter"}}""", template.Property(Function, "Environment"));
    }

    [Fact]
    public void A_class_library_names_the_generated_method_and_needs_no_variable()
    {
        var template = new WrittenTemplate(ServiceOf(Consumer("Orders.InvoiceWriter")).ClassLibrary());

        Assert.Equal("\"Acme.Billing::Acme.Billing.Orders_InvoiceWriterFunction::HandleAsync\"", template.Property(Function, "Handler"));
        Assert.Null(template.Property(Function, "Environment"));
    }

    [Fact]
    public void Lambda_alone_may_take_the_role()
        => Assert.Equal(
            """[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Sid":"LambdaAssumesRole"}]""",
            new WrittenTemplate(Consumer()).Property(Role, "AssumeRolePolicyDocument.Statement"));

    [Fact]
    public void The_role_may_log_to_its_own_group_trace_and_work_its_own_queue_and_nothing_else()
    {
        var template = new WrittenTemplate(Consumer());
        var statements = template.RoleStatements(Role);

        Assert.Equal(["WriteLogs", "WriteTraces", "ReceiveMessages"], statements.Keys);
        Assert.Equal("""["logs:CreateLogStream","logs:PutLogEvents"]""", statements["WriteLogs"]["Action"].Text());
        Assert.Equal("""{"Fn::GetAtt":["InvoiceWriterFunctionLogGroup","Arn"]}""", statements["WriteLogs"]["Resource"].Text());
        Assert.Equal("""["xray:PutTelemetryRecords","xray:PutTraceSegments"]""", statements["WriteTraces"]["Action"].Text());
        Assert.Equal("\"*\"", statements["WriteTraces"]["Resource"].Text());
        Assert.Equal(
            """["sqs:ChangeMessageVisibility","sqs:DeleteMessage","sqs:GetQueueAttributes","sqs:ReceiveMessage"]""",
            statements["ReceiveMessages"]["Action"].Text());
        Assert.Equal("""{"Fn::GetAtt":["InvoiceWriterQueue","Arn"]}""", statements["ReceiveMessages"]["Resource"].Text());
        Assert.Null(template.Property(Role, "ManagedPolicyArns"));
    }

    [Fact]
    public void An_allowed_action_is_one_more_statement_whose_resource_may_name_the_account()
    {
        var consumer = Consumer().Allowing("s3:GetObject", "arn:${AWS::Partition}:s3:::invoices-${AWS::AccountId}/*").Allowing("sns:Publish", "arn:aws:sns:eu-west-1:123456789012:paid");
        var statements = new WrittenTemplate(consumer).RoleStatements(Role);

        Assert.Equal(
            """{"Action":"s3:GetObject","Effect":"Allow","Resource":{"Fn::Sub":"arn:${AWS::Partition}:s3:::invoices-${AWS::AccountId}/*"},"Sid":"AllowAction1"}""",
            statements["AllowAction1"].Text());
        Assert.Equal("\"arn:aws:sns:eu-west-1:123456789012:paid\"", statements["AllowAction2"]["Resource"].Text());
    }
}
