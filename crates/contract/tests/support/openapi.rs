//! The OpenAPI file as something that answers can be held against. Shared by the tests of the wire
//! types and of the local platform.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test binary uses its own part"
)]
#![allow(clippy::expect_used, reason = "a test may fail so")]

use serde_json::{Value, json};

const DOCUMENT: &str = include_str!("../../openapi/platform-openapi.yaml");

/// The whole contract, read once.
pub struct OpenApi {
    document: Value,
}

/// One operation of the contract.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `operationId`: unique, and stable where a path is not.
    pub id: String,
    /// `GET` and so on.
    pub method: String,
    /// The path with its parameters in braces.
    pub path: String,
    /// The family that it belongs to.
    pub tag: String,
    /// Documented statuses, as text.
    pub statuses: Vec<String>,
}

impl OpenApi {
    /// Reads the file.
    pub fn read() -> Self {
        let document = serde_saphyr::from_str(DOCUMENT).expect("the contract is valid YAML");
        Self { document }
    }

    /// Every operation, in the order of the file.
    pub fn operations(&self) -> Vec<Operation> {
        const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
        let mut operations = Vec::new();
        for (path, item) in self.document["paths"].as_object().expect("paths") {
            for (method, operation) in item.as_object().expect("path item") {
                if !METHODS.contains(&method.as_str()) {
                    continue;
                }
                let responses = operation["responses"].as_object().expect("responses");
                operations.push(Operation {
                    id: operation["operationId"]
                        .as_str()
                        .expect("operationId")
                        .to_owned(),
                    method: method.to_uppercase(),
                    path: path.clone(),
                    tag: operation["tags"][0].as_str().expect("a tag").to_owned(),
                    statuses: responses.keys().cloned().collect(),
                });
            }
        }
        operations
    }

    /// The documented response of an operation for a status, references followed.
    pub fn response(&self, operation: &Operation, status: &str) -> Option<&Value> {
        let item = &self.document["paths"][&operation.path];
        let response = &item[operation.method.to_lowercase()]["responses"][status];
        (!response.is_null()).then(|| self.follow(response))
    }

    /// What the contract says in words about an operation and one of its statuses.
    pub fn description(&self, operation: &Operation, status: &str) -> String {
        let item = &self.document["paths"][&operation.path][operation.method.to_lowercase()];
        let of_status = self
            .response(operation, status)
            .map(|response| &response["description"]);
        let texts = [Some(&item["description"]), of_status]
            .into_iter()
            .flatten();
        texts
            .filter_map(Value::as_str)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Follows `$ref` inside the document until there is none.
    pub fn follow<'a>(&'a self, mut value: &'a Value) -> &'a Value {
        while let Some(reference) = value["$ref"].as_str() {
            let pointer = reference
                .strip_prefix('#')
                .expect("a reference inside the document");
            value = self
                .document
                .pointer(pointer)
                .expect("a reference that leads somewhere");
        }
        value
    }

    /// Everything in `value` that does not fit `schema`, one line each; empty when it fits.
    ///
    /// `schema` may refer to the document's components. Formats such as `uuid` count.
    pub fn misfits(&self, schema: &Value, value: &Value) -> Vec<String> {
        // Beside `$ref`, so that a reference and the components live in one document.
        let whole = json!({ "allOf": [schema], "components": self.document["components"] });
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .build(&whole)
            .expect("a valid schema");
        let lines = validator.iter_errors(value);
        lines
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }

    /// A schema of the components by name.
    pub fn schema(name: &str) -> Value {
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    /// An array of a schema of the components.
    pub fn array_of(name: &str) -> Value {
        json!({ "type": "array", "items": Self::schema(name) })
    }
}
